import { MAX_PASSWORD, MIN_PASSWORD } from '../person.ts'

/** What staff read where they sign in or make their account. */
export const accountVi = {
  signIn: 'Đăng nhập',
  forStaff: 'Dành cho cán bộ, công chức. Người dân đánh giá không cần tài khoản.',
  goOn: 'Xin Ông/Bà đăng nhập để tiếp tục.',
  username: 'Tên đăng nhập',
  name: 'Họ và tên',
  password: 'Mật khẩu',
  usernameHint: 'Từ 3 đến 30 ký tự: chữ không dấu, chữ số, dấu chấm, gạch nối, gạch dưới.',
  passwordHint: `Ít nhất ${MIN_PASSWORD} ký tự. Nên ghép vài từ dễ nhớ.`,

  /** Why no one was let in. It does not tell which of the two is wrong: that would tell who has an account. */
  trouble: {
    wrong: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Xin Ông/Bà kiểm tra và nhập lại mật khẩu.',
    'too-many': 'Tên đăng nhập này đã được thử quá nhiều lần. Xin Ông/Bà đợi năm phút rồi thử lại.',
  },

  make: 'Tạo tài khoản',
  makeAndSignIn: 'Tạo tài khoản và đăng nhập',
  once: 'Liên kết này chỉ dùng được một lần.',
  notMade: 'Chưa tạo được tài khoản',
  mistake: {
    'username-form': 'Tên đăng nhập gồm từ 3 đến 30 chữ không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới',
    'username-taken': 'Tên đăng nhập này đã có người dùng, xin chọn tên khác',
    'name-missing': 'Xin nhập họ và tên',
    'password-length': `Mật khẩu cần từ ${MIN_PASSWORD} đến ${MAX_PASSWORD} ký tự`,
  },
  gone: 'Liên kết này không còn dùng được',
  goneWhy:
    'Mỗi liên kết chỉ tạo được một tài khoản, trong 24 giờ. Nếu Ông/Bà chưa có tài khoản, xin đề nghị người quản trị gửi liên kết mới.',
}

export type AccountWords = typeof accountVi
