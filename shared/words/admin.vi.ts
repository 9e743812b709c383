import type { Absence, Compared } from '../scores.ts'
import type { Method } from '../questionnaire.ts'
import type { Role } from '../account.ts'
import type { UnitKind } from '../unit.ts'
import type { PeriodWord } from './periods.ts'

/** Everything the dashboard says. Numbers arrive already written, so that each language only places them. */
export const adminVi = {
  product: (place: string) => `Chỉ số hài lòng – ${place}`,
  skip: 'Đến nội dung chính',
  signOut: 'Đăng xuất',
  role: {
    province: 'Quản trị cấp thành phố',
    unit: 'Quản trị đơn vị',
    counter: 'Quầy',
  } satisfies Record<Role, string>,
  otherLanguage: 'English',
  counterScreen: 'Màn hình quầy',
  paper: 'Phiếu giấy',
  simulated: {
    title: 'Dữ liệu mô phỏng.',
    text: 'Mọi phiếu và hồ sơ ở đây do máy tạo ra để trình bày phần mềm, không phải ý kiến của người dân.',
  },
  title: (unit: string, period: string) => `${unit} – Chỉ số hài lòng, ${period}`,
  screens: 'Các màn hình',
  overview: 'Tổng quan',
  data: 'Số liệu nền',
  codes: 'Mã QR',
  nation: 'Cả nước',
  crumbs: 'Vị trí',
  print: 'In báo cáo',

  period: {
    label: 'Kỳ báo cáo',
    current: 'Đang diễn ra',
    past: {
      quarter: 'Quý',
      month: 'Tháng',
      half: '6 tháng',
      'nine-months': '9 tháng',
      year: 'Năm',
      'reporting-year': 'Năm báo cáo',
    },
    week: ({ week, year }: PeriodWord) => `Tuần ${week}/${year}`,
    month: ({ month, year }: PeriodWord) => `Tháng ${month}/${year}`,
    quarter: ({ quarter, year }: PeriodWord) => `Quý ${quarter}/${year}`,
    half: ({ month, year }: PeriodWord) => `6 tháng ${month <= 6 ? 'đầu' : 'cuối'} năm ${year}`,
    'nine-months': ({ year }: PeriodWord) => `9 tháng đầu năm ${year}`,
    year: ({ year }: PeriodWord) => `Năm ${year}`,
    'reporting-year': ({ year }: PeriodWord) => `Năm báo cáo ${year}`,
    custom: 'Khoảng ngày tự chọn',
    between: (from: string, to: string) => `từ ${from} đến ${to}`,
    provisional: 'Số tạm tính, chưa chốt.',
    nextReport: (name: string, year: string, before: string) =>
      `Báo cáo tiếp theo: ${name} ${year}, trước ngày ${before}.`,
    reports: (from: string, to: string) => `Xem kỳ ${from}–${to}`,
  },

  filters: {
    title: 'Bộ lọc',
    from: 'Từ ngày',
    to: 'Đến ngày',
    unit: 'Đơn vị',
    area: 'Lĩnh vực',
    allAreas: 'Tất cả lĩnh vực',
    questionnaire: 'Bộ câu hỏi',
    method: 'Cách tính',
    defaultMethod: 'Theo bộ câu hỏi',
    apply: 'Áp dụng',
    kinds: 'Cả khối',
    ended: 'Đơn vị đã kết thúc',
    endedOn: (name: string, day: string) => `${name} (đến ${day})`,
    units: 'Tính theo đơn vị',
    unitsNow: 'Hiện nay',
    unitsThen: 'Tại thời điểm đó',
  },

  kinds: {
    province: 'Thành phố',
    department: 'Sở, ban, ngành',
    centre: 'Trung tâm',
    ward: 'Phường',
    commune: 'Xã',
  } satisfies Record<UnitKind, string>,
  kind: (name: string) => `Khối ${name.toLowerCase()}`,
  kindOf: (name: string, units: string) => `Khối ${name.toLowerCase()} (${units})`,

  methods: {
    pooled: 'Gộp mọi câu trả lời',
    'pooled-form-weighted': 'Gộp câu trả lời, cân theo mẫu phiếu',
    'mean-of-criteria': 'Trung bình các tiêu chí',
    'mean-of-factors-pooled': 'Trung bình các yếu tố, gộp trong từng yếu tố',
    'mean-of-factors-mean': 'Trung bình các yếu tố, mỗi yếu tố là trung bình tiêu chí',
  } satisfies Record<Method, string>,

  index: {
    title: 'Chỉ số hài lòng',
    interval: 'Khoảng tin cậy 95 %:',
    rank: (range: string, kind: string) => `Hạng ${range} trong khối ${kind}`,
  },
  basis: {
    count: (responses: string, answers: string) => `${responses} phiếu, ${answers} câu trả lời.`,
    responses: (n: string) => `${n} phiếu.`,
    both: (one: string, other: string) => `${one} và ${other} phiếu.`,
    effective: (n: string, effective: string) => `${n} phiếu, hữu hiệu ${effective}.`,
    inTable: 'Số phiếu ở cột cuối.',
    answersInTable: 'Số trả lời của từng tiêu chí ở bảng số liệu.',
    formsInTable: 'Số phiếu của từng tháng ở bảng số liệu.',
    method: (name: string) => `Cách tính: ${name.toLowerCase()}`,
    shares: 'Cách tính: số trả lời hài lòng trở lên chia cho số trả lời',
    nine: 'Cách tính: trung bình tổng điểm của các phiếu trả lời đủ',
    nineShares: 'Cách tính: tỷ lệ trên số câu có trả lời',
    nineClasses: 'Cách tính: tỷ lệ trên số phiếu trả lời đủ',
    complete: (answered: string, all: string) => `đủ ${answered}/${all} tiêu chí.`,
    incomplete: (answered: string, all: string) => `mới có trả lời ở ${answered}/${all} tiêu chí.`,
    claim: 'Của những người đã quét mã và trả lời; không phải của mọi người dân.',
  },
  points: {
    title: 'Điểm thành phần SIPAS',
    of: (max: string) => `/${max}`,
    how: (max: string) => `Chỉ số × ${max}/100`,
    scale: (year: string) => `Thang điểm năm ${year}`,
  },
  sample: {
    title: 'Cỡ mẫu',
    of: 'phiếu',
    needed: (required: string) => `Cần ${required} phiếu`,
    enough: 'Đủ mẫu',
    short: 'Chưa đủ mẫu',
    missing: (n: string) => `Còn thiếu ${n} phiếu`,
    unknown: 'Chưa biết cần bao nhiêu phiếu: số hồ sơ được ghi theo trọn tháng và chưa có cho kỳ này.',
    contradiction: 'Số phiếu nhiều hơn số hồ sơ: một trong hai số chưa đúng nên chưa kết luận được.',
    rateUnknown: 'Chưa có số hồ sơ của kỳ này.',
    rule: (dossiers: string, margin: string) => `n = N/(1 + N·e²) với N = ${dossiers} hồ sơ, e = ${margin}`,
    units: (enough: string, all: string) => `${enough}/${all} đơn vị đủ mẫu`,
    rate: 'Tỷ lệ phản hồi',
    rateOf: (responses: string, dossiers: string) => `${responses} phiếu trên ${dossiers} hồ sơ đã trả kết quả`,
  },
  weighted: {
    title: 'Chỉ số có trọng số',
    guide: 'Mỗi đơn vị × lĩnh vực góp theo số hồ sơ đã giải quyết, thay vì theo số phiếu.',
    beside: 'Không trọng số',
    deff: 'Hệ số thiết kế',
    effective: 'Cỡ mẫu hữu hiệu',
    covered: 'Hồ sơ có phiếu đại diện',
    partial: 'Dưới 80 % hồ sơ có phiếu đại diện: chỉ số có trọng số chưa thay được cho toàn bộ.',
    heavy:
      'Có nơi mỗi phiếu đại diện cho số hồ sơ gấp hơn 10 lần mức trung bình: chỉ số này phụ thuộc nhiều vào một số ít phiếu.',
    none: 'Chưa có số hồ sơ theo đơn vị và lĩnh vực nên chưa tính được.',
  },
  previous: {
    title: 'So với kỳ trước',
    verdict: {
      higher: 'Kỳ này cao hơn kỳ trước; mức chênh vượt quá sai số.',
      lower: 'Kỳ này thấp hơn kỳ trước; mức chênh vượt quá sai số.',
      undecided: 'Chưa đủ căn cứ để nói là khác nhau.',
    } satisfies Record<Compared['verdict'], string>,
    range: (from: string, to: string) => `Kỳ trước cùng độ dài: ${from}–${to}`,
    before: 'Kỳ trước',
    now: 'Kỳ này',
    none: 'Kỳ trước không có phiếu để so sánh, hoặc số liệu kỳ trước được ẩn.',
  },
  difference: {
    said: (points: string, low: string, high: string) =>
      `Mức chênh ${points} điểm phần trăm, khoảng 95 % từ ${low} đến ${high}.`,
    incomplete: 'Chưa so sánh được: một trong hai chưa có trả lời ở đủ các tiêu chí.',
  },
  versus: {
    title: 'So sánh hai đơn vị',
    guide: 'Cùng kỳ, cùng lĩnh vực, cùng cách tính. Đơn vị cùng khối đứng đầu danh sách.',
    with: 'So sánh với',
    nobody: 'Không so sánh',
    apply: 'So sánh',
    verdict: {
      higher: (one: string, other: string) => `Chỉ số của ${one} cao hơn ${other}.`,
      lower: (one: string, other: string) => `Chỉ số của ${one} thấp hơn ${other}.`,
      undecided: (one: string, other: string) => `Chưa đủ căn cứ để nói chỉ số của ${one} và ${other} là khác nhau.`,
    } satisfies Record<Compared['verdict'], unknown>,
    unlike: 'Hai đơn vị thuộc hai khối, công việc khác nhau: chỉ để tham khảo, không xếp hơn kém.',
    none: (other: string) => `Chưa so sánh được: trong kỳ này ${other} không có phiếu, hoặc số liệu được ẩn.`,
  },

  ranking: {
    title: 'Xếp hạng đơn vị',
    titleCounters: 'Các quầy',
    guide: (index: string) => `Chấm là chỉ số, dải là khoảng tin cậy 95 %, vạch đứt là chỉ số chung (${index}).`,
    rankNote:
      'Hạng là một khoảng: hai đơn vị có khoảng hạng trùng nhau thì chưa khác nhau rõ rệt. Chỉ xếp trong một khối.',
    ruleNote: (few: string) =>
      `Dưới ${few} phiếu thì có chỉ số nhưng không có hạng. Từ ${few} phiếu mà chưa đủ số phiếu cần thì ghi “chưa đủ mẫu”, đứng sau và không hiện hạng.`,
    counterNote: 'Không dùng để đánh giá cá nhân khi có dưới 30 phiếu.',
    kind: 'Khối đơn vị',
    rank: 'Hạng',
    unit: 'Đơn vị',
    counter: 'Quầy',
    interval: 'Khoảng tin cậy',
    index: 'Chỉ số',
    need: 'Phiếu/\u200bcần',
    responses: 'Phiếu',
    short: 'Chưa đủ mẫu',
    hidden: 'Được ẩn',
    empty: 'Chưa có phiếu',
    few: 'Ít phiếu',
    unplaced: 'Chưa xếp hạng được',
    incomplete: 'Thiếu tiêu chí',
    none: 'Không có đơn vị nào ở đây.',
    rankPrefix: 'Hạng',
    responsesSuffix: 'phiếu',
  },
  areas: {
    title: 'Lĩnh vực',
    column: 'Lĩnh vực',
    guide: 'Từ chỉ số cao xuống thấp; lĩnh vực chưa đủ mẫu ở cuối.',
    none: 'Chưa có lĩnh vực nào có phiếu.',
  },
  factors: {
    title: 'Yếu tố',
    column: 'Yếu tố',
    guide: 'Các yếu tố giữ thứ tự của bộ câu hỏi.',
  },
  criteria: {
    title: 'Mức độ hài lòng theo tiêu chí',
    guide:
      'Bên phải vạch là Hài lòng và Rất hài lòng: độ dài chính là chỉ số của tiêu chí (%). Bên trái là các mức còn lại. Không tính “Không có ý kiến”.',
    criterion: 'Tiêu chí',
    answers: 'Số trả lời',
    index: 'Chỉ số',
    interval: 'Khoảng 95 %',
    hidden: 'Phân bố các mức được ẩn để không ai bị nhận ra.',
    someHidden: 'Tiêu chí ghi – mà không có thanh: quá ít câu trả lời nên được ẩn.',
    levels: 'Các mức',
    caption: 'Phân bố câu trả lời theo tiêu chí, % số người có trả lời',
    label: ({ first, last, lowest, highest }: Described) =>
      `Biểu đồ chỉ số theo tiêu chí. Đầu: ${first}. Cuối: ${last}. Thấp nhất: ${lowest}. Cao nhất: ${highest}.`,
  },
  trend: {
    title: 'Xu hướng theo tháng',
    guide: (floor: string) =>
      `Đường là chỉ số đo qua mã QR mỗi tháng, dải nhạt là khoảng tin cậy 95 %, điểm rỗng là số tạm tính. Trục bắt đầu từ ${floor} %.`,
    official: 'Điểm rời ở bên trái là kết quả do Bộ Nội vụ công bố theo năm, không nối với đường của chúng ta.',
    own: 'Đo qua mã QR (người dân tự chọn trả lời)',
    published: (place: string) => `Chính thức: ${place}`,
    notOfficial: 'Kết quả qua mã QR do người dân tự chọn trả lời, không phải SIPAS chính thức.',
    period: 'Kỳ',
    index: 'Chỉ số',
    interval: 'Khoảng 95 %',
    responses: 'Số phiếu',
    source: 'Nguồn',
    rank: 'Hạng',
    rankOf: (rank: string, of: string) => `${rank}/${of}`,
    caption: 'Chỉ số hài lòng theo tháng',
    officialCaption: 'Kết quả chính thức đã công bố',
    place: 'Nơi',
    year: 'Năm',
    points: 'Điểm',
    provisional: 'tạm tính',
    label: ({ first, last, lowest, highest }: Described) =>
      `Biểu đồ xu hướng chỉ số theo tháng. Đầu: ${first}. Cuối: ${last}. Thấp nhất: ${lowest}. Cao nhất: ${highest}.`,
    none: 'Chưa có tháng nào đủ phiếu để vẽ.',
  },
  whatIf: {
    title: 'Nếu muốn đạt…',
    guide: 'Chỉ số nào, và thêm bao nhiêu câu trả lời hài lòng, để đạt số điểm mong muốn?',
    points: (max: string) => `Điểm mong muốn (trên ${max})`,
    index: 'Cần chỉ số',
    more: 'Cần thêm',
    answers: (n: string) => `${n} câu trả lời hài lòng`,
    forms: (n: string) => `khoảng ${n} phiếu mà mọi câu đều hài lòng`,
    turned: (n: string) => `hoặc ${n} câu chưa hài lòng trở thành hài lòng`,
    now: (satisfied: string, answered: string) => `Hiện có ${satisfied} câu hài lòng trên ${answered} câu trả lời.`,
    reached: 'Đã đạt số điểm này.',
    never: 'Không thể đạt chỉ bằng câu trả lời thêm, vì đã có câu chưa hài lòng.',
    hidden: 'Không tính được, vì có tiêu chí được ẩn.',
    invalid: (max: string) => `Xin nhập số điểm từ 0 đến ${max}.`,
    note: 'Phép tính theo cách gộp mọi câu trả lời. Đây là phép tính, không phải mục tiêu để vận động người dân.',
    basis: (points: string, source: string) => `Điểm tối đa ${points} theo ${source}.`,
  },

  nine: {
    total: 'Tổng điểm trung bình',
    of: (max: string) => `/${max}`,
    class: 'Xếp loại:',
    count: (complete: string, all: string) => `${complete} phiếu trả lời đủ ${all} chỉ số.`,
    incomplete: (n: string) => `${n} phiếu bỏ trống chỉ số nên không có tổng điểm.`,
    none: 'Chưa có phiếu nào trả lời đủ các chỉ số, nên chưa có tổng điểm.',
    apart:
      'Đây là điểm đánh giá việc giải quyết thủ tục (Thông tư 01/2018/TT-VPCP), không phải chỉ số hài lòng: không quy ra phần trăm, không gộp với SIPAS.',
    classes: 'Phiếu theo xếp loại',
    classesGuide: 'Mỗi phiếu được xếp loại theo tổng điểm của chính phiếu đó.',
    className: 'Xếp loại',
    points: 'Tổng điểm',
    share: 'Tỷ lệ phiếu',
    span: { from: (low: string) => `từ ${low}`, below: (high: string) => `dưới ${high}` },
    indicators: 'Điểm theo từng chỉ số',
    indicatorsGuide: 'Mỗi thanh là 100 % câu trả lời của một chỉ số, từ 0 điểm đến 2 điểm.',
    indicator: 'Chỉ số thành phần',
    all: 'Cả chín chỉ số',
    caption: 'Phân bố điểm theo chỉ số, % số câu có trả lời',
    label: ({ first, last, lowest, highest }: Described) =>
      `Biểu đồ tỷ lệ đạt 2 điểm theo chỉ số. Đầu: ${first}. Cuối: ${last}. Thấp nhất: ${lowest}. Cao nhất: ${highest}.`,
  },

  claims: {
    title: 'Số liệu này nói được gì',
    selfSelected:
      'Người dân tự quét mã và tự chọn trả lời, nên đây không phải mẫu ngẫu nhiên và không phải SIPAS chính thức do Bộ Nội vụ công bố. Khoảng tin cậy tính như thể người trả lời là mẫu ngẫu nhiên; nhiều phiếu hơn không xóa được độ lệch này.',
    may: 'Nói được',
    mayList: (index: string, n: string) => [
      `“${index} câu trả lời trong ${n} phiếu là hài lòng hoặc rất hài lòng.”`,
      'Tỷ lệ phản hồi và cỡ mẫu so với số hồ sơ.',
      'Nơi nào, tiêu chí nào cần xem lại trước.',
    ],
    mayNot: 'Không nói được',
    mayNotList: (index: string) => [
      `“${index} người dân hài lòng.”`,
      '“Kết quả mang tính đại diện”, “sai số lấy mẫu ±…”.',
      '“Đây là chỉ số SIPAS chính thức”.',
    ],
    bounds: (low: string, high: string) =>
      `Không giả định gì về người không trả lời, chỉ số của toàn bộ hồ sơ nằm đâu đó từ ${low} đến ${high}.`,
    method:
      'Chỉ số = số câu trả lời ở mức hài lòng trở lên chia cho số câu có trả lời. “Không có ý kiến” không nằm trong mẫu số. Khoảng tin cậy tính theo người trả lời.',
  },

  table: 'Xem bảng số liệu',
  region: (title: string) => `Bảng: ${title}`,
  none: '–',

  state: {
    live: 'Trực tiếp',
    loading: 'Đang tải số liệu',
    updated: (time: string, day: string) => `Cập nhật lúc ${time}, ${day}`,
    staleTag: 'Số cũ',
    stale: (time: string, age: string) => `Số liệu lúc ${time}, cũ hơn ${age}. Đang thử kết nối lại.`,
    seconds: (n: string) => `${n} giây`,
    minutes: (n: string) => `${n} phút`,
    hours: (n: string) => `${n} giờ`,
    errorTag: 'Lỗi',
    error: 'Không đọc được số liệu',
    errorServer: (code: string) => `Lỗi ở máy chủ, không phải là 0 phiếu. Mã lỗi: ${code}.`,
    errorConnection: 'Không kết nối được với máy chủ. Đây không phải là 0 phiếu.',
    errorFields: 'Có lựa chọn chưa đúng trong bộ lọc:',
    notAllowed: 'Tài khoản này không được xem mục này.',
    retry: 'Thử lại',
    reset: 'Xóa bộ lọc',
    empty: 'Chưa có phiếu nào trong kỳ này',
    emptyText: (from: string, to: string) => `Kỳ ${from}–${to}. Trống không có nghĩa là 0 %.`,
    emptyYear: (year: string) => `Xem cả năm ${year}`,
    hiddenText:
      'Ẩn để không ai bị nhận ra: phiếu quá ít, hoặc số này sẽ cho phép trừ ra một số đang ẩn. Tệp tải về cũng ẩn như vậy.',
    oddDays:
      'Kỳ này không gồm trọn tháng. Số theo ngày lẻ dễ trừ ra câu trả lời của vài người, nên phần lớn đơn vị và mọi lĩnh vực được ẩn.',
    wholeMonths: (from: string, to: string) => `Chọn trọn tháng để xem từng đơn vị (${from}–${to})`,
    allAreas: 'Bỏ chọn lĩnh vực',
    absence: {
      'no-responses': 'Chưa có phiếu nào',
      hidden: 'Số liệu này được ẩn',
      'no-answers': 'Chưa có câu trả lời nào ở mục này',
      'not-a-satisfaction-form': 'Bộ câu hỏi này chấm điểm 0, 1, 2 và không đo mức hài lòng, nên không có chỉ số.',
    } satisfies Record<Absence, string>,
  },
}

/** Four figures that a chart says in words. */
export interface Described {
  first: string
  last: string
  lowest: string
  highest: string
}

export type AdminWords = typeof adminVi
