import type { Form } from './answers.ts'

/** A text in both languages. Vietnamese is the official one; English is an aid. */
export interface Text {
  vi: string
  en: string
}
export type Lang = keyof Text

/** One step of a scale. `value` is what the API sends and shows, such as 1 to 5. */
export interface Level {
  value: number
  label: Text
}

export interface Scale {
  /** Lowest first. */
  levels: Level[]
  /** The lowest value that counts as satisfied; null where the form measures no satisfaction (tt01-2018). */
  satisfiedFrom: number | null
}

/** What may be wrong, as a citizen would say it: offered beside a low rating, never asked. */
export interface Reason {
  /** Unique in its criterion, and never used for another reason: what is kept holds it. */
  key: string
  text: Text
}

export interface Criterion {
  /** Unique in its questionnaire, and the key in API answers. */
  key: string
  /** May hold `{place}`, the word for the office that is rated: read it by `wording`. */
  text: Text
  /** For charts only; the survey shows `text`. */
  short: Text
  /** Whether the wording was seen in an official source, rather than recalled. */
  confirmed: boolean
  /** The levels' own wording where the form gives one for each criterion (tt01-2018), lowest first. */
  levels?: Text[]
  /** Whether the levels' own wording was seen in an official source; only where the form has one (tt01-2018). */
  levelsConfirmed?: boolean
  reasons?: Reason[]
}

export interface Factor {
  key: string
  name: Text
  hint?: Text
  criteria: Criterion[]
}

/** Every way to add criteria up to one index, each under its own name (see shared/score.ts). */
export const METHODS = [
  'pooled',
  'pooled-form-weighted',
  'mean-of-criteria',
  'mean-of-factors-pooled',
  'mean-of-factors-mean',
] as const
export type Method = (typeof METHODS)[number]

/**
 * One published version. What it asks never changes: a response keeps the id and version that it answered. What it
 * offers besides, `form` and `reasons`, may.
 */
export interface Questionnaire {
  id: string
  version: number
  name: Text
  /** Where the wording was read. */
  source: string
  publishedOn: string
  /** The form's own words for the office that is rated, put where its criteria say `{place}`. */
  place?: Text
  method: Method
  scale: Scale
  factors: Factor[]
  /** Which form a counter asks that does not choose for itself; full unless said. */
  form?: Form
}

/** `sipas-2026@1`: how tables, tallies and figures name a version. */
export const keyOf = ({ id, version }: Pick<Questionnaire, 'id' | 'version'>) => `${id}@${version}`

export const criteriaOf = (questionnaire: Questionnaire): Criterion[] =>
  questionnaire.factors.flatMap((f) => f.criteria)

/**
 * A criterion as the citizen reads it: the exact official wording, unless `place` shortens the words for the office,
 * such as “Trung tâm”.
 */
export function wording(criterion: Criterion, questionnaire: Questionnaire, lang: Lang, place?: Text): string {
  const office = (place ?? questionnaire.place)?.[lang] ?? ''
  // A function, since a `$` in a replacement text would mean something; a capital, since English begins with “the”.
  const text = criterion.text[lang].replaceAll('{place}', () => office)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The levels beside which reasons are offered: the lower half, 1 and 2 of five. None where no satisfaction is measured. */
export const lowLevels = ({ levels, satisfiedFrom }: Scale): Level[] =>
  satisfiedFrom === null ? [] : levels.slice(0, levels.length >> 1)

/** A criterion's wording, and the examples in brackets at its end, which are set smaller. */
export const partsOf = (text: string): string[] => /^(.*?)\s*\(([^()]*)\)\.?$/.exec(text)?.slice(1) ?? [text]
