import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Lang, Text } from '../../shared/questionnaire.ts'
import { kioskEn } from '../../shared/words/kiosk.en.ts'
import { kioskVi, type KioskWords } from '../../shared/words/kiosk.vi.ts'

/** The language of who stands here now. It changes in place, since a reload would forget what was answered. */
export interface Tongue {
  lang: Lang
  words: KioskWords
  say: (text: Text) => string
}

export const tongueOf = (lang: Lang): Tongue => ({
  lang,
  words: lang === 'vi' ? kioskVi : kioskEn,
  say: (text) => text[lang],
})

export const Spoken = createContext(tongueOf('vi'))
export const useTongue = () => useContext(Spoken)
