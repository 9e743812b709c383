import type { OfficialResult } from '../../../shared/official.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { getOfficial } from '../../api.ts'
import { Figure } from '../../ui/Figure.tsx'
import { say } from '../../ui/lang.ts'
import { usePolled } from '../../ui/usePolled.ts'
import { number, percent } from '../words.ts'
import { EVERY } from './every.ts'
import { FieldsForm } from './FieldsForm.tsx'
import { Known, Scroll } from './Known.tsx'
import { words } from './words.ts'

const SAYS = words.official

/** What the Ministry published, beside our own measure. */
export function Official({ reference }: { reference: ReferenceInfo }) {
  const polled = usePolled(getOfficial, 'official', EVERY)
  const provinces = reference.units.filter(({ kind }) => kind === 'province')
  const places = [
    ...provinces.map(({ id, name }) => ({ value: id, label: say(name) })),
    { value: 'vn', label: SAYS.nation },
  ]
  const named = (place: unknown) => places.find(({ value }) => value === place)?.label ?? String(place)

  return (
    <Figure title={SAYS.title} guide={SAYS.guide} wide="s12">
      <Known polled={polled}>
        {({ results }) => (
          <Scroll title={SAYS.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{SAYS.place}</th>
                  <th scope="col">{words.year}</th>
                  {[SAYS.index, SAYS.points, SAYS.rank].map((name) => (
                    <th key={name} scope="col" class="r">
                      {name}
                    </th>
                  ))}
                  <th scope="col">{words.source}</th>
                </tr>
              </thead>
              <tbody>
                {results.map((result) => (
                  <Result key={`${result.place} ${result.year}`} result={result} place={named(result.place)} />
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Known>
      <p class="mu sm">{SAYS.hint}</p>
      <FieldsForm
        id="official"
        label={SAYS.title}
        fields={[
          { name: 'place', label: SAYS.place, kind: 'choice', choices: places },
          { name: 'year', label: words.year, kind: 'number' },
          { name: 'index', label: SAYS.index, kind: 'number' },
          { name: 'points', label: SAYS.points, kind: 'number' },
          { name: 'maxPoints', label: SAYS.maxPoints, kind: 'number' },
          { name: 'rank', label: SAYS.rank, kind: 'number' },
          { name: 'ofUnits', label: SAYS.ofUnits, kind: 'number' },
          { name: 'source', label: words.source, kind: 'text', hint: words.sourceHint },
        ]}
        button={SAYS.add}
        entry={(body) => ({ method: 'POST', path: '/api/v1/official', body })}
        saved={({ place, year }) => SAYS.saved(named(place), String(year))}
        onSaved={polled.retry}
        clears
      />
    </Figure>
  )
}

function Result({ result, place }: { result: OfficialResult; place: string }) {
  const { year, index, points, maxPoints, rank, ofUnits, source } = result
  return (
    <tr>
      <th scope="row">{place}</th>
      <td>{year}</td>
      <td class="r">{percent(index)}</td>
      <td class="r">{points === null ? words.none : SAYS.pointsOf(number(points, 2), number(maxPoints))}</td>
      <td class="r">{rank === null ? words.none : SAYS.rankOf(number(rank), number(ofUnits))}</td>
      <td>{source}</td>
    </tr>
  )
}
