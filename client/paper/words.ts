import { formatNumber } from '../../shared/format.ts'
import { PAPER_WORDS } from '../../shared/words/paper.ts'
import { lang } from '../ui/lang.ts'

export const words = PAPER_WORDS[lang]

export const number = (value: number) => formatNumber(value, lang)
