import type { ProblemCode } from '../problem.ts'
import type { Text } from '../questionnaire.ts'

/** What each failure is called to the person who reads it. */
export const PROBLEM_TITLES: Record<ProblemCode, Text> = {
  malformed: { vi: 'Không đọc được nội dung gửi lên', en: 'The content sent could not be read' },
  'signed-out': { vi: 'Xin đăng nhập để tiếp tục', en: 'Please sign in to continue' },
  'not-allowed': { vi: 'Tài khoản này không được xem mục này', en: 'This account may not see this' },
  'foreign-form': {
    vi: 'Phiếu không được gửi từ trang của hệ thống',
    en: 'This form was not sent from its own page',
  },
  'unknown-page': { vi: 'Không tìm thấy trang này', en: 'This page was not found' },
  'unknown-code': { vi: 'Không tìm thấy mã này', en: 'This code was not found' },
  'unknown-ticket': { vi: 'Không nhận ra mã một lần này', en: 'This one-time code was not recognised' },
  'unknown-unit': { vi: 'Không có đơn vị này', en: 'There is no such unit' },
  'unknown-response': { vi: 'Không có phiếu này', en: 'There is no such response' },
  'wrong-method': { vi: 'Địa chỉ này không nhận thao tác đó', en: 'This address does not take that method' },
  'counter-closed': { vi: 'Quầy này không còn nhận đánh giá', en: 'This counter no longer takes ratings' },
  'already-answered': {
    vi: 'Phiếu này đã được ghi nhận với câu trả lời khác',
    en: 'This form was already received with other answers',
  },
  'used-ticket': { vi: 'Mã một lần này đã được dùng', en: 'This one-time code has been used' },
  'used-invitation': { vi: 'Lượt giao dịch này đã được đánh giá', en: 'This visit has already been rated' },
  'expired-invitation': { vi: 'Lời mời đánh giá này đã hết hạn', en: 'This invitation has expired' },
  'expired-ticket': { vi: 'Mã một lần này đã hết hạn', en: 'This one-time code has expired' },
  'revoked-code': { vi: 'Mã này đã được thay bằng mã khác', en: 'This code has been replaced' },
  'paused-code': { vi: 'Quầy đang tạm dừng nhận đánh giá', en: 'This counter has paused taking ratings' },
  'expired-code': { vi: 'Mã này đã hết hạn', en: 'This code has expired' },
  'too-large': { vi: 'Nội dung gửi lên quá dài', en: 'The content sent is too long' },
  'wrong-content-type': { vi: 'Kiểu nội dung này không được nhận', en: 'This type of content is not taken' },
  invalid: { vi: 'Có mục chưa đúng', en: 'Some fields are not right' },
  'too-many': { vi: 'Quá nhiều lần thử, xin đợi một lát', en: 'Too many attempts, please wait a moment' },
  busy: { vi: 'Đang có nhiều phiếu gửi đến cùng lúc', en: 'Many forms are arriving at once' },
  'storage-unavailable': {
    vi: 'Hệ thống đang tạm gián đoạn',
    en: 'The system is interrupted for the moment',
  },
  counting: { vi: 'Số liệu đang được cộng lại', en: 'The figures are being added up' },
  unexpected: { vi: 'Máy chủ gặp lỗi, xin thử lại sau', en: 'The server failed, please try again later' },
}
