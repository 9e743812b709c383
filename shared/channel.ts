/**
 * The ways a response reaches us: a printed code scanned with one's own phone, the screen at a counter, a kiosk, a link
 * sent after a dossier, an official who asks and types, a paper form.
 *
 * Kept apart, since who answers alone on a phone and who answers beside an official do not answer alike.
 */
export const CHANNELS = ['code', 'screen', 'kiosk', 'invitation', 'assisted', 'paper'] as const

export type Channel = (typeof CHANNELS)[number]
