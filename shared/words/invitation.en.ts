import type { InvitationWords } from './invitation.vi.ts'

export const invitationEn: InvitationWords = {
  'no-reference': 'The dossier’s reference is missing',
  'reference-too-long': 'The dossier’s reference is longer than 100 characters',
  'no-counter': 'The counter or the unit is missing',
  'unknown-counter': 'No such counter, or not one this account invites for',
  'unknown-unit': 'No such unit, or not one this account invites for',
  'which-counter': 'Several counters of this unit serve this area; please name the counter',
  'counter-closed': 'This counter no longer takes ratings',
  'no-area': 'The counter serves several areas; please name the area',
  'unknown-area': 'No such area',
  'area-not-served': 'This counter does not serve that area',
  'not-days': 'Days must be a whole number from 1 to 180',
  'not-an-object': 'Must be a JSON object',
  'not-known': 'There is no such field',
  'not-a-text': 'Must be a text',
  'not-utf8': 'Not UTF-8 text. In Excel, save it as “CSV UTF-8”',
  'broken-quote': 'A quotation mark does not end where its cell does',
  'no-column': 'The first line lacks a column',
  'nothing-entered': 'There is no line yet',
  'too-many-lines': 'More than 5,000 lines at once; please split the file',
}
