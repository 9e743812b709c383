import type { Context } from 'hono'
import { langOf } from '../language.ts'
import type { View } from '../pages/view.ts'

export const viewOf = (c: Context): View => ({
  lang: langOf(c),
  large: c.req.query('chu') === 'to',
  contrast: c.req.query('tp') === 'cao',
})
