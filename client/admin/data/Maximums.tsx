import { getMaximums } from '../../api.ts'
import { Figure } from '../../ui/Figure.tsx'
import { usePolled } from '../../ui/usePolled.ts'
import { number } from '../words.ts'
import { FieldsForm } from './FieldsForm.tsx'
import { Known, Scroll } from './Known.tsx'
import { EVERY } from './every.ts'
import { words } from './words.ts'

const SAYS = words.maximums

/** How many points a full index is worth, from which year. */
export function Maximums() {
  const polled = usePolled(getMaximums, 'maximums', EVERY)
  return (
    <Figure title={SAYS.title} guide={SAYS.guide} wide="s6">
      <Known polled={polled}>
        {({ maximums }) => (
          <Scroll title={SAYS.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.year}</th>
                  <th scope="col" class="r">
                    {SAYS.points}
                  </th>
                  <th scope="col">{words.source}</th>
                </tr>
              </thead>
              <tbody>
                {maximums.map(({ year, points, source }) => (
                  <tr key={year}>
                    <th scope="row">{year}</th>
                    <td class="r">{number(points)}</td>
                    <td>{source}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Known>
      <p class="mu sm">{SAYS.replaces}</p>
      <FieldsForm
        id="maximum"
        label={SAYS.title}
        fields={[
          { name: 'year', label: words.year, kind: 'number' },
          { name: 'points', label: SAYS.points, kind: 'number' },
          { name: 'source', label: words.source, kind: 'text', hint: words.sourceHint },
        ]}
        button={SAYS.add}
        entry={(body) => ({ method: 'POST', path: '/api/v1/maximums', body })}
        saved={({ year, points }) => SAYS.saved(String(year), String(points))}
        onSaved={polled.retry}
        clears
      />
    </Figure>
  )
}
