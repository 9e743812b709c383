import type { ReferenceInfo } from '../../../shared/scores.ts'
import type { UnitKind } from '../../../shared/unit.ts'
import { say } from '../../ui/lang.ts'
import { hasEnded } from '../peers.ts'
import { nameOf } from '../unitName.ts'
import { choiceOf } from '../view.ts'
import { words } from '../words.ts'

/** The account's own unit, whole khối, then the units below by khối; at the end those that served and are no more. */
export function UnitOptions({ reference, selected }: { reference: ReferenceInfo; selected: string }) {
  const { units, account } = reference
  const own = units.find(({ id }) => id === account.unit)
  const below = units.filter((unit) => unit !== own && !hasEnded(unit, reference))
  const ended = units.filter(
    (unit) => hasEnded(unit, reference) && unit.validTo! >= (reference.firstDay ?? reference.today),
  )
  const kinds = [...new Set(below.map(({ kind }) => kind))]
  const ofKind = (kind: UnitKind) => below.filter((unit) => unit.kind === kind)
  const option = (value: string, says: string) => (
    <option key={value} value={value} selected={value === selected}>
      {says}
    </option>
  )
  return (
    <>
      {own && option(own.id, say(own.name))}
      {kinds.length > 1 && (
        <optgroup label={words.filters.kinds}>
          {kinds.map((kind) => option(choiceOf(kind), words.kindOf(words.kinds[kind], String(ofKind(kind).length))))}
        </optgroup>
      )}
      {kinds.map((kind) => (
        <optgroup key={kind} label={words.kinds[kind]}>
          {ofKind(kind).map(({ id, name }) => option(id, say(name)))}
        </optgroup>
      ))}
      {ended.length > 0 && (
        <optgroup label={words.filters.ended}>{ended.map((unit) => option(unit.id, nameOf(unit, reference)))}</optgroup>
      )}
    </>
  )
}
