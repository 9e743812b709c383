import { DATA_WORDS } from '../../../shared/words/data.ts'
import { lang } from '../../ui/lang.ts'

export const words = DATA_WORDS[lang]
