import type { ReferenceInfo } from '../../../shared/scores.ts'
import type { UnitKind } from '../../../shared/unit.ts'
import { say } from '../../ui/lang.ts'
import { words } from '../words.ts'

/** The account's own unit, then those below it by khối. */
export function UnitOptions({ reference, selected }: { reference: ReferenceInfo; selected: string }) {
  const { units, account } = reference
  const own = units.find(({ id }) => id === account.unit)
  const below = units.filter((unit) => unit !== own)
  const kinds = [...new Set(below.map(({ kind }) => kind))]
  const option = ({ id, name }: (typeof units)[number]) => (
    <option key={id} value={id} selected={id === selected}>
      {say(name)}
    </option>
  )
  return (
    <>
      {own && option(own)}
      {kinds.map((kind: UnitKind) => (
        <optgroup key={kind} label={words.kinds[kind]}>
          {below.filter((unit) => unit.kind === kind).map(option)}
        </optgroup>
      ))}
    </>
  )
}
