/** Stands before a criterion's key in the name of its field, so that no key can be taken for another field. */
export const ANSWER = 'a.'
/** What the choice “no opinion” sends: no number, since 0 is a rating on some scales. */
export const NONE = 'none'
/** What “I am not sure” sends for the area. */
export const UNSURE = 'unsure'

/**
 * The fields of the survey's form as the body of `POST /api/v1/responses`: read in the browser when a script sends
 * it, on the server when the form does. Nothing is checked here; what was wrong stays wrong.
 *
 * Where the consent box is not ticked, what was said about the respondent is left out.
 */
export function bodyOf(fields: Iterable<[name: string, value: unknown]>): Record<string, unknown> {
  const all = new Map(fields)
  const answers: Record<string, unknown> = {}
  for (const [name, value] of all)
    if (name.startsWith(ANSWER)) answers[name.slice(ANSWER.length)] = value === NONE ? null : Number(value)

  const body: Record<string, unknown> = { answers }
  for (const name of ['id', 'code', 'questionnaire', 'area', 'comment'])
    if (all.has(name) && !LEFT_OUT[name]?.includes(String(all.get(name)))) body[name] = all.get(name)

  const about = ['sex', 'age', 'education', 'occupation'].filter((name) => all.get(name))
  if (all.get('consent') && about.length > 0)
    body.respondent = Object.fromEntries(about.map((name) => [name, all.get(name)]))
  return body
}

/** Values that say nothing. An area not chosen is not among them: the form asks to choose, be it “I am not sure”. */
const LEFT_OUT: Record<string, string[]> = { area: [UNSURE], comment: [''] }
