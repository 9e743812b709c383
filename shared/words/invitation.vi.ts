/** Why an invitation is refused: read by who makes the one-stop software, or who uploads a list. */
export const invitationVi = {
  'no-reference': 'Thiếu mã hồ sơ',
  'reference-too-long': 'Mã hồ sơ dài quá 100 ký tự',
  'no-counter': 'Thiếu quầy hoặc đơn vị',
  'unknown-counter': 'Không có quầy này, hoặc tài khoản này không mời cho quầy này',
  'unknown-unit': 'Không có đơn vị này, hoặc tài khoản này không mời cho đơn vị này',
  'which-counter': 'Đơn vị có nhiều quầy giải quyết lĩnh vực này; xin ghi quầy',
  'counter-closed': 'Quầy này không còn nhận đánh giá',
  'no-area': 'Quầy giải quyết nhiều lĩnh vực; xin ghi lĩnh vực',
  'unknown-area': 'Không có lĩnh vực này',
  'area-not-served': 'Quầy này không giải quyết lĩnh vực đó',
  'not-days': 'Số ngày phải là số nguyên từ 1 đến 180',
  'not-an-object': 'Phải là một đối tượng JSON',
  'not-known': 'Không có mục này',
  'not-a-text': 'Phải là văn bản',
  'not-utf8': 'Không phải văn bản UTF-8. Trong Excel, xin chọn kiểu “CSV UTF-8” khi lưu',
  'broken-quote': 'Dấu nháy kép không khép đúng chỗ',
  'no-column': 'Dòng đầu thiếu cột',
  'nothing-entered': 'Chưa có dòng nào',
  'too-many-lines': 'Quá 5.000 dòng trong một lần; xin chia tệp',
}

export type InvitationWords = typeof invitationVi
export type InvitationWrong = keyof InvitationWords
