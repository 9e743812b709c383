import { isClosed, periodOf } from '../../../shared/period.ts'
import type { ReferenceInfo } from '../../../shared/scores.ts'
import { type Period, type PeriodChoice, PERIODS } from '../period.ts'
import { CODED, codeOf, pastPeriods } from '../periodCode.ts'
import { periodName } from '../periodName.ts'
import { words } from '../words.ts'

interface Props {
  reference: ReferenceInfo
  chosen: PeriodChoice
  /** The days of what is chosen. */
  period: Period
}

/** What goes on today; then all that is over since the first response, newest first; then days of one's own. */
export function PeriodOptions({ reference: { today, firstDay }, chosen, period }: Props) {
  const groups = [
    {
      label: words.period.current,
      options: PERIODS.filter((kind) => kind !== 'custom')
        .map((kind) => ({ ...periodOf(kind, today), kind, value: kind as PeriodChoice }))
        .filter((one) => !isClosed(one, today)),
    },
    ...CODED.map((kind) => ({
      label: words.period.past[kind],
      options: pastPeriods(kind, firstDay ?? today, today).map((one) => ({ ...one, value: codeOf(one) })),
    })),
  ]
  // However it was asked for: `2026-Q4` may be the quarter of today, and `nine-months` may be over.
  const isChosen = ({ kind, from }: { kind: string; from: string }) => kind === period.kind && from === period.from
  const isListed = chosen === 'custom' || groups.some(({ options }) => options.some(isChosen))

  return (
    <>
      {!isListed && (
        <option value={chosen} selected>
          {periodName(period.kind, period.from)}
        </option>
      )}
      {groups.map(
        ({ label, options }) =>
          options.length > 0 && (
            <optgroup key={label} label={label}>
              {options.map((one) => (
                <option key={one.value} value={one.value} selected={isChosen(one)}>
                  {periodName(one.kind, one.from)}
                </option>
              ))}
            </optgroup>
          ),
      )}
      <option value="custom" selected={chosen === 'custom'}>
        {words.period.custom}
      </option>
    </>
  )
}
