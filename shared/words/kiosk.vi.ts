/** Everything a tablet says on which citizens answer in place. */
export const kioskVi = {
  title: 'Máy tự đánh giá',
  other: 'English',
  simulated: 'Dữ liệu mô phỏng: hệ thống đang trình bày thử.',
  loading: 'Đang tải',

  start: 'Ông/Bà vừa giải quyết việc gì?',
  startOne: 'Ông/Bà có hài lòng với việc phục vụ hôm nay?',
  startHint: (questions: number) =>
    `Chạm vào lĩnh vực để bắt đầu. ${questions} câu, chưa đến 1 phút. Không hỏi họ tên.`,
  startOneHint: (questions: number) => `${questions} câu, chưa đến 1 phút. Không hỏi họ tên.`,
  begin: 'Bắt đầu',
  otherArea: 'Việc khác',
  noStaff: 'Cán bộ không xem được câu trả lời của từng người.',

  question: (i: number, n: number) => `Câu ${i}/${n}`,
  noOpinion: 'Không có ý kiến',
  back: 'Quay lại',
  next: 'Tiếp tục',
  pass: 'Bỏ qua câu này',
  send: 'Gửi đánh giá',
  nothing: 'Xin trả lời ít nhất một câu trước khi gửi.',

  thanks: 'Cảm ơn Ông/Bà',
  sending: 'Đang gửi…',
  sent: 'Đánh giá đã được ghi nhận.',
  receipt: 'Mã biên nhận',
  waiting: 'Chưa gửi: máy đang mất kết nối. Đánh giá được giữ lại và tự gửi khi có mạng.',
  refused: 'Đánh giá không được nhận: quầy đã ngừng nhận đánh giá. Xin báo cán bộ tại quầy.',
  returns: (seconds: number) => `Màn hình trở về lúc đầu sau ${seconds} giây.`,
  done: 'Xong',
  unsent: (count: number) => `Máy đang mất kết nối. Còn ${count} đánh giá chưa gửi, máy sẽ tự gửi khi có mạng.`,

  idle: 'Ông/Bà còn cần thêm thời gian không?',
  idleText: (seconds: number) => `Sau ${seconds} giây, máy sẽ xóa các câu trả lời chưa gửi và trở về màn hình đầu.`,
  more: 'Tôi cần thêm thời gian',
  end: 'Kết thúc',

  closed: 'Máy tạm ngừng nhận đánh giá',
  closedText: 'Quầy này không còn nhận đánh giá. Xin báo cán bộ tại quầy.',
  failed: 'Máy đang mất kết nối',
  failedText: 'Máy tự thử lại. Ông/Bà có thể đánh giá bằng điện thoại: quét mã in tại quầy.',

  staff: 'Dành cho cán bộ',
  staffTitle: 'Thoát chế độ ki-ốt',
  staffText: 'Chỉ dành cho cán bộ. Xin đăng nhập để trở về màn hình quầy.',
  staffUnsent: (count: number) => `Còn ${count} đánh giá chưa gửi: thoát bây giờ thì các đánh giá này bị mất.`,
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  leave: 'Đăng nhập và thoát',
  wrong: 'Tên đăng nhập hoặc mật khẩu không đúng.',
  tooMany: 'Quá nhiều lần thử. Xin đợi năm phút.',
  noLine: 'Chưa kết nối được với máy chủ. Xin thử lại.',
}

export type KioskWords = typeof kioskVi
