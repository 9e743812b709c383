import { counterEn } from '../../shared/words/counter.en.ts'
import { counterVi } from '../../shared/words/counter.vi.ts'
import { lang } from '../ui/lang.ts'

export const words = lang === 'vi' ? counterVi : counterEn
