import type { ComponentChildren } from 'preact'
import type { Figure } from '../../../shared/scores.ts'
import { number, range, rankRange, words } from '../words.ts'
import { Band, Ends } from './Band.tsx'
import { floorOf, type Standing } from './ranking.ts'

export interface Line extends Pick<Figure, 'index' | 'interval' | 'n' | 'absence' | 'complete'> {
  key: string
  title: ComponentChildren
  standing: Standing
  rank?: [number, number] | null
  required?: number | null
}

interface Props {
  caption: string
  /** What the rows are. */
  column: string
  ranked?: boolean
  /** The index of all rows together. */
  common: number | null
  lines: Line[]
}

/**
 * Figures with their intervals drawn on one axis. The table is its own twin: every number drawn stands in it.
 *
 * Roles are written out since a table laid out as cards on a phone would lose them.
 */
export function IntervalTable({ caption, column, ranked = false, common, lines }: Props) {
  const floor = floorOf(lines)
  const needed = lines.some(({ required }) => required != null)
  const hides = lines.some(({ standing }) => standing === 'hidden')
  return (
    <>
      <table role="table" class={`intervals ${ranked ? 'ranked' : ''}`}>
        <caption class="vh">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {ranked && <Head>{words.ranking.rank}</Head>}
            <Head>{column}</Head>
            <Head class="drawn">
              <span class="vh">{words.ranking.interval}</span>
              <Ends floor={floor} />
            </Head>
            <Head class="r">{words.ranking.index}</Head>
            <Head class="r">{needed ? words.ranking.need : words.ranking.responses}</Head>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((line) => (
            <tr role="row" key={line.key} class={line.standing}>
              {ranked && (
                <td role="cell" class="rank">
                  <span class="narrow">{words.ranking.rankPrefix} </span>
                  {line.standing === 'ranked' && line.rank ? rankRange(line.rank) : words.none}
                </td>
              )}
              <th role="rowheader" scope="row">
                {line.title}
                <Label line={line} />
                {line.index !== null && !line.complete && <span class="tag n">{words.ranking.incomplete}</span>}
              </th>
              <td role="cell" class="drawn">
                {line.index !== null && <Band figure={line} floor={floor} common={common} />}
              </td>
              <td role="cell" class="r value">
                <strong>{number(line.index, 2)}</strong>
                {line.interval && <span class="sm mu"> ({range(line.interval)})</span>}
              </td>
              <td role="cell" class="r count">
                {number(line.n)}
                {line.required != null && `/${number(line.required)}`}
                <span class="narrow"> {words.ranking.responsesSuffix}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hides && (
        <p class="mu sm">
          {words.ranking.hidden}: {words.state.hiddenText}
        </p>
      )}
    </>
  )
}

const Head = ({ class: name, children }: { class?: string; children: ComponentChildren }) => (
  <th role="columnheader" scope="col" class={name}>
    {children}
  </th>
)

/** Why a row has no place, or no figure. */
function Label({ line: { standing, absence } }: { line: Line }) {
  if (standing === 'ranked') return null
  const said = standing === 'empty' && absence ? words.state.absence[absence] : words.ranking[standing]
  return <span class={`tag ${standing === 'short' ? 'w' : 'n'}`}>{said}</span>
}
