import { formatPercent } from '../../../shared/format.ts'
import type { Row, Scores } from '../../../shared/scores.ts'
import { lang } from '../../ui/lang.ts'
import { number, percent1, words } from '../words.ts'
import { CLAIM } from './basis.ts'
import { Big } from './Headline.tsx'
import { Meter } from './Meter.tsx'

interface Props {
  main: Scores
  units: Row[]
  /** Dossiers are not known by counter. */
  ofCounter: boolean
}

/** Whether enough people answered, and how many of those served did. */
export function Sample({ main, units, ofCounter }: Props) {
  const { n, required, adequate, dossiers, responseRate, margin } = main
  const judged = units.filter((unit) => unit.adequate !== null)
  const enough = judged.filter((unit) => unit.adequate)
  const e = formatPercent(margin, lang, Number.isInteger(margin) ? 0 : 2)
  const known = required !== null && n !== null
  const rule = known ? `${words.sample.rule(number(dossiers), e)}. ` : ''
  return (
    <section class="card split s6">
      <div>
        <h2>{words.sample.title}</h2>
        <p class="key">
          {number(n)}
          <small> {words.sample.of}</small>
        </p>
        {known ? (
          <>
            <Meter percent={(100 * n) / Math.max(1, required)} />
            <p>
              {words.sample.needed(number(required))}{' '}
              <span class={`tag ${adequate ? 'g' : 'w'}`}>{adequate ? words.sample.enough : words.sample.short}</span>
            </p>
            {!adequate && <p>{words.sample.missing(number(Math.max(0, required - n)))}</p>}
            {judged.length > 0 && <p>{words.sample.units(number(enough.length), number(judged.length))}</p>}
          </>
        ) : (
          <p class="mu sm">
            {ofCounter ? words.sample.ofCounter : dossiers === null ? words.sample.unknown : words.sample.contradiction}
          </p>
        )}
      </div>
      <div>
        <h2>{words.sample.rate}</h2>
        <p class="key">
          <Big value={percent1(responseRate)} />
        </p>
        {responseRate !== null && <Meter percent={responseRate} />}
        {!ofCounter && (
          <p class="mu sm">
            {responseRate === null ? words.sample.rateUnknown : words.sample.rateOf(number(n), number(dossiers))}
          </p>
        )}
      </div>
      <p class="basis">
        {rule}
        {CLAIM}
      </p>
    </section>
  )
}
