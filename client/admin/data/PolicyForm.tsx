import type { Policy } from '../../../shared/entries.ts'
import { get } from '../../api.ts'
import { Figure } from '../../ui/Figure.tsx'
import { usePolled } from '../../ui/usePolled.ts'
import { number } from '../words.ts'
import { EVERY } from './every.ts'
import { FieldsForm, type Values } from './FieldsForm.tsx'
import { Known } from './Known.tsx'
import { words } from './words.ts'

const SAYS = words.policy
const PATH = '/api/v1/policy'
const readPolicy = () => get<Policy>(PATH)

/** How many responses are enough, and how few are too few to be shown. */
export function PolicyForm() {
  const polled = usePolled(readPolicy, 'policy', EVERY)
  return (
    <Figure title={SAYS.title} guide={SAYS.guide} wide="s6">
      <Known polled={polled}>
        {({ margin, smallestCell, smallestPublicCell }) => (
          <FieldsForm
            id="policy"
            label={SAYS.title}
            fields={[
              {
                name: 'margin',
                label: SAYS.margin,
                kind: 'number',
                hint: SAYS.marginHint,
                value: percentOf(margin),
                wide: true,
              },
              {
                name: 'smallestCell',
                label: SAYS.smallestCell,
                kind: 'number',
                value: String(smallestCell),
                wide: true,
              },
              {
                name: 'smallestPublicCell',
                label: SAYS.smallestPublicCell,
                kind: 'number',
                hint: SAYS.cellHint,
                value: String(smallestPublicCell),
                wide: true,
              },
            ]}
            button={SAYS.save}
            entry={(values) => ({ method: 'PUT', path: PATH, body: { ...values, margin: basisPoints(values) } })}
            saved={() => SAYS.saved}
            onSaved={polled.retry}
          />
        )}
      </Known>
    </Figure>
  )
}

/** `5`, or `2,5` where there are decimals. */
const percentOf = (margin: number) => number(margin / 100, margin % 100 === 0 ? 0 : 2)

/** Ten decimals are enough to be no whole number, and few enough that 4.35 × 100 is 435. */
const basisPoints = ({ margin }: Values) => (typeof margin === 'number' ? Number((margin * 100).toFixed(10)) : margin)
