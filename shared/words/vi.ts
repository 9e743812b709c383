/** What a citizen reads. English (en.ts) is an aid; this is the official text. */
export const vi = {
  brand: 'Đánh giá sự phục vụ',
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
  assisted:
    'Cán bộ đang hỗ trợ nên nhìn thấy các câu trả lời khi chọn trên máy này. Phiếu được ghi là “Có người hỗ trợ”.',
  use: 'Câu trả lời được sử dụng như thế nào?',
  uses: (unit: string, isAssisted = false): [question: string, answer: string][] => [
    ['Hỏi để làm gì?', `${unit} dùng các câu trả lời để tính chỉ số hài lòng và cải thiện việc phục vụ.`],
    [
      'Ai xem được?',
      `${
        isAssisted
          ? 'Cán bộ đang hỗ trợ nhìn thấy câu trả lời khi chọn trên máy này. Sau khi gửi, không cán bộ nào tại quầy xem được từng phiếu.'
          : 'Cán bộ tại quầy không bao giờ xem được từng phiếu.'
      } Kết quả chỉ được công bố dưới dạng số tổng hợp.`,
    ],
    [
      'Lưu những gì?',
      'Quầy, lĩnh vực, ngày, các câu trả lời và những gì Ông/Bà tự ghi thêm. Không lưu giờ gửi và địa chỉ mạng của điện thoại.',
    ],
    [
      'Lưu bao lâu?',
      'Phiếu được giữ lâu dài để chỉ số các năm có thể được kiểm tra lại; trên phiếu không có gì cho biết ai đã gửi. Trên điện thoại, câu trả lời tự xóa khi đã gửi xong.',
    ],
    [
      'Có bắt buộc không?',
      'Việc trả lời là tự nguyện. Ông/Bà có thể bỏ qua bất kỳ câu nào và không bị ảnh hưởng đến hồ sơ.',
    ],
  ],
  outOfHours: (hours: string) =>
    `Bây giờ là ngoài giờ làm việc (${hours}). Ông/Bà vẫn trả lời được, phiếu được tính như thường.`,
  weekdays: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],

  part: (i: number, n: number) => `Phần ${i}/${n}`,
  noOpinion: 'Không có ý kiến',
  /** {k} answered of {n}: the browser counts. */
  progress: 'Đã trả lời {k}/{n} câu',
  toSend: 'Đến nút Gửi',
  more: 'Ông/Bà có thể trả lời thêm?',
  moreHint: (questions: number, minutes: number) =>
    `Thêm ${questions} câu, ${minutes < 1 ? 'chưa đến 1 phút' : `khoảng ${minutes} phút`}. Các câu trên được giữ nguyên.`,
  moreButton: 'Trả lời thêm',
  reasons: 'Vì sao Ông/Bà chưa hài lòng?',
  reasonsHint: 'Có thể chọn nhiều ý, hoặc không chọn.',
  complainThis: 'Cần được trả lời về việc này?',

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
    'not-a-rotation': 'Phải là mỗi yếu tố một tiêu chí, theo thứ tự',
    'not-asked': 'Phiếu ngắn không hỏi tiêu chí này',
    'not-reasons': 'Phải là lý do theo khóa tiêu chí',
    'unknown-reason': 'Tiêu chí không có lý do này',
    'unknown-criterion': 'Phiếu hỏi không có tiêu chí này',
    'nothing-answered': 'Xin trả lời ít nhất một câu',
    'comment-too-long': 'Ý kiến dài quá 500 ký tự, xin rút ngắn',
  },

  thanks: 'Cảm ơn Ông/Bà. Đánh giá đã được ghi nhận',
  thanksTitle: 'Đã nhận đánh giá',
  receipt: 'Mã biên nhận',
  receiptHint:
    'Ông/Bà không cần làm gì thêm. Mã này chỉ để kiểm tra rằng phiếu đã được tính; mã không cho biết Ông/Bà là ai và đã trả lời gì.',
  receiptTitle: 'Kiểm tra phiếu đã được tính chưa',
  receiptBoxHint: 'Gồm 14 chữ và số, hiện ra sau khi gửi. Ví dụ: 7KE2M-2CF4T-A9XW',
  receiptCheck: 'Kiểm tra',
  receiptOther: 'Kiểm tra mã khác',
  receiptSays: 'Mã biên nhận chỉ cho biết phiếu đã được tính, không cho biết ai đã gửi và đã trả lời gì.',
  isCounted: 'Phiếu này đã được tính',
  countedIn: (unit: string, month: string) => `Phiếu có trong kết quả tháng ${month} của ${unit}.`,
  notFound: 'Không tìm thấy phiếu có mã này',
  notFoundWhy:
    'Có thể mã bị gõ nhầm một ký tự. Nếu trên điện thoại còn ghi “Chưa gửi”, xin mở lại trang khi có mạng để phiếu được gửi đi.',
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
    'unknown-ticket': 'Liên kết có thể đã bị cắt mất một phần, hoặc không phải do hệ thống này cấp.',
    'unknown-unit': 'Xin chọn một đơn vị trong danh sách.',
    counting: 'Số liệu đang được cộng lại sau một lần nhập lớn. Xin mở lại sau ít phút.',
    'unknown-response': 'Không có phiếu nào mang mã này.',
    'wrong-method': 'Xin mở lại trang từ đầu.',
    'counter-closed': 'Xin quét mã tại quầy đã tiếp Ông/Bà.',
    'already-answered':
      'Phiếu gửi trước được giữ nguyên và chỉ tính một lần, nên phiếu vừa gửi không được ghi. Nếu đây là một lần giải quyết công việc khác, xin mở phiếu mới.',
    'used-ticket':
      'Mỗi mã trên màn hình quầy chỉ nhận một phiếu, và một phiếu đã được gửi bằng mã này. Phiếu đó được giữ nguyên và chỉ tính một lần.',
    'used-invitation':
      'Hệ thống đã nhận một phiếu cho lời mời này. Phiếu đó được giữ nguyên và chỉ tính một lần. Nếu Ông/Bà không phải là người đã gửi phiếu, xin dùng mã chung in trên bảng đặt tại quầy.',
    'expired-invitation':
      'Lời mời trên giấy hẹn hay tin nhắn chỉ dùng được trong thời hạn ghi ở đó, để câu trả lời nói về việc vừa qua.',
    'expired-ticket': 'Mã trên màn hình quầy chỉ mở được trong một phút, để mỗi lượt giao dịch được đánh giá một lần.',
    'revoked-code': 'Bảng mã tại quầy đã được thay. Xin quét mã đang đặt tại quầy.',
    'paused-code':
      'Mã vẫn dùng được khi quầy mở lại. Xin thử lại sau, hoặc nhập mã khác đang đặt tại quầy đã tiếp Ông/Bà.',
    'expired-code':
      'Bảng mã này chỉ dùng đến một ngày đã định. Xin quét mã đang đặt tại quầy, hoặc nhập mã in dưới hình QR ở đó.',
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
  youCan: 'Ông/Bà có thể',
  /** Ways on where a one-time code does not serve. */
  scanAgain: (counter: string) =>
    `quét mã đang hiện trên màn hình tại ${counter}, hoặc nhờ cán bộ bấm “Mời người tiếp theo” để có mã mới;`,
  scanAgainSomewhere: 'quét mã đang hiện trên màn hình tại quầy, hoặc nhờ cán bộ cho mã mới;',
  usePrinted: 'đánh giá bằng mã chung của quầy. Phiếu vẫn được tính, ghi là “chưa xác nhận lượt”.',
  rateWithPrinted: 'Đánh giá bằng mã chung',
  keptAnswers: 'Các câu trả lời Ông/Bà vừa chọn vẫn còn: bấm nút dưới đây là gửi được, không phải chọn lại.',
  sendWithPrinted: 'Gửi bằng mã chung',

  offline: 'Chưa gửi được. Câu trả lời đang được giữ trên máy này',
  offlineWhy: 'Đường truyền hoặc hệ thống đang gián đoạn. Phiếu sẽ tự được gửi lại.',
  /** Where the browser keeps nothing, as inside Zalo. */
  loose: 'Chưa gửi được. Xin đừng đóng trang này',
  looseWhy:
    'Máy này không cho trang giữ lại câu trả lời: các câu đã chọn chỉ còn trong phiếu dưới đây. Trang sẽ tự gửi lại khi có mạng.',
  unsent: 'Chưa gửi',
  sendNow: 'Gửi lại ngay',
  stillUnsent: 'Vẫn chưa gửi được. Phiếu vẫn còn nguyên, trang sẽ tự gửi lại.',
  /** {n} answered at {at}: the phone counts. */
  letter: (place: string) => `${place}. {n} câu trả lời, lúc {at}`,
  forget: 'Xóa khỏi máy này',
  forgotten: 'Đã xóa khỏi máy này',
  offlineKeep:
    'Ông/Bà có thể đóng trang. Phiếu được giữ cho đến khi gửi xong: mở lại trang này khi có mạng là gửi tiếp. Xin mở lại trong 7 ngày, vì có máy tự xóa sau đó.',
  refusedSee: 'Xem lại phiếu',
  sent: 'Đã gửi xong. Mã biên nhận {receipt}',
  refused: 'Phiếu không được nhận: {why}.',

  poster: 'Bảng mã QR',
  posterTip:
    'In ở tỷ lệ 100 %, giấy trắng, đặt ngoài tầm với của cán bộ và trong tầm mắt của người dân. Thử quét một bản trước khi in hàng loạt.',
  posterPrint: (sheets: number) => (sheets > 1 ? `In ${sheets} tờ` : 'In'),
  posterSizes: 'Khổ giấy',
  posterAll: 'Cả ba mẫu',
  posterNone: 'Không có quầy nào đang nhận đánh giá để in.',
  posterA4: 'Áp phích A4',
  posterA5: 'Tờ A5',
  posterTent: 'Thẻ để bàn (gấp đôi tờ A4)',
  posterPreview: 'Bản xem trước khi in',
  posterAsk: 'Ông/Bà có hài lòng với việc phục vụ hôm nay?',
  posterSteps: ['Mở máy ảnh hoặc Zalo, quét mã QR', 'Chọn mức độ hài lòng cho từng câu', 'Bấm “Gửi đánh giá”'],
  posterCode: 'Không quét được? Mở địa chỉ này và nhập mã',
  posterPrivacy: 'Không hỏi họ tên, số điện thoại, số căn cước. Cán bộ tại quầy không xem được câu trả lời.',
  qr: (address: string) => `Mã QR của phiếu đánh giá, dẫn đến ${address}`,
}

export type Words = typeof vi
