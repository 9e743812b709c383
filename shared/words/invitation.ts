import type { Lang } from '../questionnaire.ts'
import { invitationEn } from './invitation.en.ts'
import { invitationVi, type InvitationWords, type InvitationWrong } from './invitation.vi.ts'

const WORDS: Record<Lang, InvitationWords> = { vi: invitationVi, en: invitationEn }

/** Why an invitation is refused, as a sentence; `value` is what stands there. */
export const saidInvitation = (key: InvitationWrong, lang: Lang, value = '') =>
  value ? `${WORDS[lang][key]}: “${value}”` : WORDS[lang][key]

/** The same for what a schema says, in which a text that is no key stays as it is. */
export const saidOfInvitation = (detail: string, lang: Lang) =>
  detail in WORDS[lang] ? saidInvitation(detail as InvitationWrong, lang) : detail
