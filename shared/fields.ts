/** Stands before a criterion's key in the name of its field, so that no key can be taken for another field. */
export const ANSWER = 'a.'
/** Stands before a criterion's key and a reason's, `r.c24.signs`: each reason has a field of its own. */
export const REASON = 'r.'
/** Keys of the criteria that a short form shows; a full form has no such field. */
export const ASKED = 'asked'
/** Ticked once the other criteria of a short form were opened. */
export const MORE = 'more'
/** What the choice “no opinion” sends: no number, since 0 is a rating on some scales. */
export const NONE = 'none'
/** What “I am not sure” sends for the area. */
export const UNSURE = 'unsure'

/**
 * The fields of the survey's form as the body of `POST /api/v1/responses`: read in the browser when a script sends
 * it, on the server when the form does. Nothing is checked here; what was wrong stays wrong.
 *
 * Where the consent box is not ticked, what was said about the respondent is left out. A short form whose other
 * criteria were opened is a full one: they were asked, and what is blank there was left blank.
 */
export function bodyOf(fields: Iterable<[name: string, value: unknown]>): Record<string, unknown> {
  const all = new Map(fields)
  const answers: Record<string, unknown> = {}
  for (const [name, value] of all)
    if (name.startsWith(ANSWER)) answers[name.slice(ANSWER.length)] = value === NONE ? null : Number(value)

  const body: Record<string, unknown> = { answers }
  const asked = String(all.get(ASKED) ?? '').split(' ')
  // Without the style sheet the others are open from the start, and the box means nothing.
  const isOpened = all.has(MORE) || Object.keys(answers).some((key) => !asked.includes(key))
  if (all.get(ASKED) && !isOpened) body.asked = asked
  const reasons = reasonsOf(all.keys())
  if (reasons.size > 0) body.reasons = Object.fromEntries(reasons)
  for (const name of ['id', 'code', 'questionnaire', 'area', 'comment'])
    if (all.has(name) && !LEFT_OUT[name]?.includes(String(all.get(name)))) body[name] = all.get(name)

  const about = ['sex', 'age', 'education', 'occupation'].filter((name) => all.get(name))
  if (all.get('consent') && about.length > 0)
    body.respondent = Object.fromEntries(about.map((name) => [name, all.get(name)]))
  return body
}

/** The reasons that were ticked, by criterion. */
function reasonsOf(names: Iterable<string>): Map<string, string[]> {
  const reasons = new Map<string, string[]>()
  for (const name of names) {
    const [prefix, criterion, reason] = name.split('.')
    if (`${prefix}.` === REASON && criterion && reason)
      reasons.set(criterion, [...(reasons.get(criterion) ?? []), reason])
  }
  return reasons
}

/** Values that say nothing. An area not chosen is not among them: the form asks to choose, be it “I am not sure”. */
const LEFT_OUT: Record<string, string[]> = { area: [UNSURE], comment: [''] }
