import { z } from 'zod'
import type { Day } from '../../shared/calendar.ts'
import type { Text } from '../../shared/questionnaire.ts'

/** Composed Vietnamese (NFC), or the same name typed on a Mac would be another one to every database. */
export const words = z
  .string()
  .regex(/^\S(.*\S)?$/, 'must not be empty, nor begin or end with a space')
  .refine((text) => text === text.normalize('NFC'), 'must be in Unicode NFC')

export const text: z.ZodType<Text> = z.strictObject({ vi: words, en: words })

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits with hyphens')

export const day = z.iso.date().transform((date) => date as Day)

/** @throws Error naming the file, the record and the field, for whoever edited it by hand */
export function read<T>(file: string, schema: z.ZodType<T>, data: unknown): T {
  const { data: value, error } = schema.safeParse(data)
  if (!error) return value as T
  const mistakes = error.issues.map(({ path, message }) => [file, ...nameOf(data, path), message].join(': '))
  throw new Error(mistakes.join('\n'))
}

/** The innermost record on the path, by its id, and the field in it: `['phu-xuan', 'validFrom']`. */
function nameOf(data: unknown, path: PropertyKey[]): string[] {
  let name: string[] = []
  let field: PropertyKey[] = []
  let at = data as Record<PropertyKey, unknown> | undefined
  for (const step of path) {
    field.push(step)
    at = at?.[step] as typeof at
    const id = at?.id ?? at?.key ?? at?.predecessor ?? at?.year
    if (id === undefined) continue
    name = [String(id)]
    field = []
  }
  return field.length > 0 ? [...name, field.join('.')] : name
}

/**
 * @returns the ids
 * @throws Error when one is given twice
 */
export function distinct(file: string, ids: string[]): Set<string> {
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) throw new Error(`${file}: ${twice}: is there twice`)
  return new Set(ids)
}

/** @throws Error when a record points to one that is not there */
export function mustKnow(file: string, record: string, known: ReadonlySet<string>, ids: readonly string[]) {
  const unknown = ids.find((id) => !known.has(id))
  if (unknown !== undefined) throw new Error(`${file}: ${record}: no such “${unknown}”`)
}
