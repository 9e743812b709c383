import { CODES_WORDS } from '../../../shared/words/codes.ts'
import { lang } from '../../ui/lang.ts'

export const words = CODES_WORDS[lang]
