import type { Context } from 'hono'
import { langOf, languageOf, usualOf } from '../language.ts'
import type { View } from '../pages/view.ts'

export const viewOf = (c: Context): View => ({
  lang: langOf(c),
  language: languageOf(c),
  usual: usualOf(c),
  large: c.req.query('chu') === 'to',
  contrast: c.req.query('tp') === 'cao',
})
