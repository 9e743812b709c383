import { describe, expect, it } from 'vitest'
import { readView, searchOf } from '../../client/admin/view.ts'

describe('a view in the address', () => {
  it('comes back as it was put there', () => {
    const search =
      '?period=custom&from=2026-01-05&to=2026-02-01&unit=vy-da&area=dat-dai&questionnaire=sipas-2017&method=pooled&with=an-cuu&units=then&tab=ward&screen=data&lang=en'
    expect(readView(searchOf(readView(search)))).toEqual(readView(search))
  })

  it('says nothing of what is not chosen, so that the address of the whole is short', () => {
    expect(searchOf(readView(''))).toBe('')
    expect(searchOf(readView('?unit=vy-da'))).toBe('?unit=vy-da')
  })

  it('leaves out what makes no sense instead of failing', () => {
    const view = readView('?period=century&method=guess&kind=kingdom&from=yesterday&screen=moon&units=soon')
    expect(view).toMatchObject({ period: 'quarter', method: null, kind: null, from: null, screen: null, units: null })
  })

  it('takes a whole khối where a unit may be chosen, as the form sends it', () => {
    expect(readView('?unit=kind:ward')).toMatchObject({ unit: null, kind: 'ward' })
    expect(searchOf(readView('?unit=kind:ward'))).toBe('?kind=ward')
  })

  it('keeps a period of the calendar by its own name, so that a kept address goes on meaning the same', () => {
    expect(searchOf(readView('?period=2026-Q3&unit=vy-da'))).toBe('?period=2026-Q3&unit=vy-da')
    expect(readView('?period=2026-Q7').period).toBe('quarter')
  })

  it('keeps dates only with a period of the reader’s own', () => {
    expect(readView('?period=year&from=2026-01-05')).toMatchObject({ period: 'year', from: null })
  })
})
