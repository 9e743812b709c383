/** What a citizen reads. English (en.ts) is an aid; this is the official text. */
export const vi = {
  brand: 'Đánh giá sự phục vụ',
  language: 'Ngôn ngữ',
  skip: 'Đến nội dung chính',
  skipToQuestions: 'Đến phần câu hỏi',
  simulated: 'Hệ thống đang chạy thử với dữ liệu mô phỏng.',

  display: 'Cách hiển thị',
  large: 'Chữ to',
  contrast: 'Tương phản cao',
  read: 'Nghe câu này',
  readStop: 'Dừng đọc',

  ask: 'Ông/Bà có hài lòng với lần giải quyết công việc này không?',
  askOther: 'Xin Ông/Bà đánh giá lần giải quyết công việc này',
  length: (questions: number, minutes: number) =>
    `${questions} câu, ${minutes < 1 ? 'chưa đến 1 phút' : `khoảng ${minutes} phút`}.`,
  maySkip: 'Ông/Bà có thể bỏ qua câu không muốn trả lời.',
  place: 'Nơi phục vụ',
  counter: 'Quầy',
  area: 'Lĩnh vực',
  areaOf: 'Lĩnh vực Ông/Bà vừa giải quyết',
  areaPick: 'Chọn lĩnh vực',
  areaUnsure: 'Tôi không rõ',
  noNames: 'Phiếu này không hỏi họ tên, số điện thoại hay số căn cước.',
  noStaff: 'Cán bộ tại quầy không xem được câu trả lời của Ông/Bà.',
  use: 'Câu trả lời được sử dụng như thế nào?',
  useWhat: (unit: string) =>
    `${unit} dùng các câu trả lời để tính chỉ số hài lòng và cải thiện việc phục vụ. Kết quả chỉ được công bố dưới dạng số tổng hợp. Hệ thống không lưu địa chỉ mạng của điện thoại.`,
  useFree: 'Việc trả lời là tự nguyện. Ông/Bà có thể bỏ qua bất kỳ câu nào và không bị ảnh hưởng đến hồ sơ.',

  part: (i: number, n: number) => `Phần ${i}/${n}`,
  noOpinion: 'Không có ý kiến',
  /** {k} answered of {n}: the browser counts. */
  progress: 'Đã trả lời {k}/{n} câu',
  toSend: 'Đến nút Gửi',

  other: 'Ý kiến khác',
  optional: 'Không bắt buộc',
  comment: 'Theo Ông/Bà, điều gì cần làm tốt hơn?',
  commentWarn:
    'Xin không ghi họ tên, số điện thoại, số căn cước hoặc mã hồ sơ của Ông/Bà và người khác. Tối đa 500 ký tự.',
  about: 'Thông tin thống kê (không bắt buộc)',
  aboutWhy: 'Giúp biết việc phục vụ có công bằng với mọi nhóm người dân hay không. Ông/Bà có thể bỏ trống.',
  aboutConsent: 'Tôi đồng ý cho dùng các thông tin trên để thống kê.',
  aboutDropped: 'Nếu không đánh dấu ô này, các thông tin trên không được lưu.',
  blank: 'Bỏ trống',
  respondent: { sex: 'Giới tính', age: 'Độ tuổi', education: 'Trình độ học vấn', occupation: 'Nghề nghiệp' },
  consent: 'Khi bấm Gửi, Ông/Bà đồng ý để câu trả lời được dùng như đã nêu ở trên.',
  send: 'Gửi đánh giá',
  sending: 'Đang gửi…',

  error: (title: string) => `Lỗi: ${title}`,
  notSent: 'Chưa gửi được phiếu',
  stillHere:
    'Các câu đã chọn vẫn còn bên dưới. Xin đợi một lát rồi gửi lại: dù gửi mấy lần, phiếu chỉ được tính một lần.',
  /** What is wrong with a field, by the key in a FieldError's detail. */
  wrong: {
    'not-a-uuid': 'Phải là một UUID',
    'not-a-text': 'Phải là văn bản',
    'not-answers': 'Phải là các câu trả lời theo mã tiêu chí',
    'not-a-rating': 'Phải là một mức của thang đo, hoặc null',
    'not-a-choice': 'Không có lựa chọn này',
    'not-known': 'Không có mục này',
    'not-an-object': 'Phải là một đối tượng',
    'no-area': 'Xin chọn lĩnh vực Ông/Bà vừa giải quyết, hoặc chọn “Tôi không rõ”',
    'area-not-served': 'Quầy này không giải quyết lĩnh vực đã chọn',
    'unknown-questionnaire': 'Không có phiếu hỏi này',
    'unknown-criterion': 'Phiếu hỏi không có tiêu chí này',
    'nothing-answered': 'Xin trả lời ít nhất một câu',
    'comment-too-long': 'Ý kiến dài quá 500 ký tự, xin rút ngắn',
  },

  thanks: 'Cảm ơn Ông/Bà. Đánh giá đã được ghi nhận',
  thanksTitle: 'Đã nhận đánh giá',
  receipt: 'Mã biên nhận',
  receiptHint: 'Ông/Bà không cần làm gì thêm. Mã này không cho biết Ông/Bà là ai và đã trả lời gì.',
  next: 'Việc tiếp theo',
  nextCounted: (unit: string) => `Câu trả lời được cộng vào kết quả của ${unit}.`,
  nextOnce: 'Phiếu chỉ được tính một lần, dù Ông/Bà bấm gửi nhiều lần hay mở lại trang này.',
  complain: 'Ông/Bà cần được trả lời về một việc cụ thể? Phiếu này không thay cho phản ánh, kiến nghị.',
  complainLink: 'Gửi phản ánh, kiến nghị trên Cổng Dịch vụ công quốc gia',

  codeTitle: 'Nhập mã trên bảng tại quầy',
  codeLabel: 'Mã in dưới hình QR',
  codeAgain: 'Nhập lại mã in dưới hình QR',
  codeHint: 'Gồm 6 chữ và số, không phân biệt chữ hoa. Ví dụ: 7KE2M2',
  goOn: 'Tiếp tục',
  otherCode: 'Nhập mã khác',
  staff: 'Dành cho cán bộ',
  staffAdmin: 'Xem chỉ số hài lòng',
  staffCounter: 'Màn hình quầy',
  startIntro: 'Quét mã QR tại quầy, hoặc nhập mã in dưới hình QR, để đánh giá lần giải quyết công việc vừa rồi.',

  /** What to do about each failure; its title is in problems.ts. */
  remedy: {
    malformed: 'Xin quay lại trang trước và gửi lại. Các câu đã chọn thường vẫn còn nguyên.',
    'signed-out': 'Phiên làm việc đã hết. Xin đăng nhập lại.',
    'not-allowed': 'Nếu cần xem mục này, xin liên hệ người quản trị.',
    'foreign-form': 'Xin mở lại trang và gửi bằng nút trên trang.',
    'unknown-page': 'Địa chỉ có thể bị gõ nhầm. Nếu muốn đánh giá, xin nhập mã in dưới hình QR.',
    'unknown-code': 'Có thể mã bị gõ nhầm một ký tự hoặc bảng mã đã được thay.',
    'unknown-unit': 'Xin chọn một đơn vị trong danh sách.',
    counting: 'Số liệu đang được cộng lại sau một lần nhập lớn. Xin mở lại sau ít phút.',
    'unknown-response': 'Không có phiếu nào mang mã này.',
    'wrong-method': 'Xin mở lại trang từ đầu.',
    'counter-closed': 'Xin quét mã tại quầy đã tiếp Ông/Bà.',
    'already-answered':
      'Phiếu gửi trước được giữ nguyên và chỉ tính một lần, nên phiếu vừa gửi không được ghi. Nếu đây là một lần giải quyết công việc khác, xin mở phiếu mới.',
    'revoked-code': 'Bảng mã tại quầy đã được thay. Xin quét mã đang đặt tại quầy.',
    'too-large': 'Xin quay lại trang trước, rút ngắn phần ý kiến rồi gửi lại.',
    'wrong-content-type': 'Xin mở lại trang và gửi bằng nút trên phiếu.',
    invalid: 'Xin mở lại trang và thử lại.',
    'too-many': 'Xin đợi một phút rồi thử lại. Các câu đã chọn vẫn còn khi quay lại trang trước.',
    busy: 'Xin đợi vài giây rồi gửi lại: dù gửi mấy lần, phiếu chỉ được tính một lần.',
    'storage-unavailable':
      'Xin thử lại sau ít phút. Nếu vừa gửi phiếu, xin quay lại trang trước và gửi lại: phiếu không bị tính hai lần.',
    unexpected:
      'Xin thử lại sau ít phút. Nếu vừa gửi phiếu, xin quay lại trang trước và gửi lại: phiếu không bị tính hai lần.',
  },
  typed: (code: string) => `Mã đã nhập: ${code}.`,
  closedOn: (counter: string, unit: string, day: string) => `${counter} của ${unit} đã ngừng hoạt động từ ngày ${day}.`,
  again: 'Mở phiếu mới',

  offline: 'Chưa gửi được. Câu trả lời đang được giữ trên máy này',
  offlineWhy: 'Điện thoại đang mất kết nối. Hệ thống sẽ tự gửi lại khi có mạng.',
  unsent: 'Chưa gửi',
  sendNow: 'Gửi lại ngay',
  forget: 'Xóa khỏi máy này',
  offlineKeep:
    'Ông/Bà có thể đóng trang. Khi mở lại trang này, phiếu được gửi tiếp. Nếu sau 7 ngày vẫn chưa gửi được, câu trả lời sẽ tự xóa khỏi máy.',
  sent: 'Đã gửi xong. Mã biên nhận {receipt}',
  refused:
    'Phiếu không được nhận và đã xóa khỏi máy này: quầy không còn nhận đánh giá, hoặc phiếu đã được gửi trước đó.',

  poster: 'Bảng mã QR',
  posterTip:
    'In ở tỷ lệ 100 %, giấy trắng, đặt ngoài tầm với của cán bộ và trong tầm mắt của người dân. Thử quét một bản trước khi in hàng loạt.',
  posterPrint: 'In cả ba mẫu',
  posterA4: 'Áp phích A4',
  posterA5: 'Tờ A5',
  posterTent: 'Thẻ để bàn (gấp đôi tờ A4)',
  posterPreview: 'Bản xem trước khi in',
  posterAsk: 'Ông/Bà có hài lòng với việc phục vụ hôm nay?',
  posterSteps: ['Mở máy ảnh hoặc Zalo, quét mã QR', 'Chọn mức độ hài lòng cho từng câu', 'Bấm “Gửi đánh giá”'],
  posterCode: (address: string) => `Không quét được? Mở ${address}, nhập mã`,
  posterPrivacy: 'Không hỏi họ tên, số điện thoại, số căn cước. Cán bộ tại quầy không xem được câu trả lời.',
  qr: (address: string) => `Mã QR của phiếu đánh giá, dẫn đến ${address}`,
}

export type Words = typeof vi
