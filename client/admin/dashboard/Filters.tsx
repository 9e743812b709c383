import { useEffect, useState } from 'preact/hooks'
import { METHODS } from '../../../shared/questionnaire.ts'
import type { ReferenceInfo, Scores } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { useWide } from '../../ui/useWide.ts'
import type { Period } from '../period.ts'
import { unitsChanged } from '../peers.ts'
import { useNavigation } from '../useView.ts'
import { choiceOf } from '../view.ts'
import { words } from '../words.ts'
import { chosenIn, unitsOf } from './filters.ts'
import { PeriodOptions } from './PeriodOptions.tsx'
import { UnitOptions } from './UnitOptions.tsx'

interface Props {
  reference: ReferenceInfo
  period: Period
  /** What the figures in sight were made with; null before the first. */
  used: Scores | null
}

const NAMES = words.filters

/** A form that would work by its address alone; the address is where the choice is kept. */
export function Filters({ reference, period, used }: Props) {
  const { view, go } = useNavigation()
  const wide = useWide()
  const [open, setOpen] = useState(false)
  const [isCustom, setIsCustom] = useState(view.period === 'custom')
  // Links lead to days of one's own too.
  useEffect(() => setIsCustom(view.period === 'custom'), [view])
  const usedId = used?.questionnaire.split('@')[0]
  const forms = [...new Map(reference.questionnaires.map((form) => [form.id, form])).values()]

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const chosen = new FormData(event.currentTarget as HTMLFormElement) as unknown as Iterable<[string, string]>
    go(chosenIn(new URLSearchParams([...chosen]), view, reference, usedId))
    setOpen(false)
  }

  return (
    <details class="filters no-print" open={wide || open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{NAMES.title}</summary>
      {/* Anew for each view, so that going back also turns back what was chosen; not for the first figures to come, which
          would take away what was chosen meanwhile. */}
      <form key={JSON.stringify(view)} onSubmit={onSubmit} aria-label={NAMES.title}>
        <label>
          {words.period.label}
          <select name="period" onChange={(event) => setIsCustom(event.currentTarget.value === 'custom')}>
            <PeriodOptions reference={reference} chosen={view.period} period={period} />
          </select>
        </label>
        {isCustom && (
          <>
            <label>
              {NAMES.from}
              <input type="date" name="from" required defaultValue={period.from} max={reference.today} />
            </label>
            <label>
              {NAMES.to}
              <input type="date" name="to" required defaultValue={period.to} max={reference.today} />
            </label>
          </>
        )}
        <label>
          {NAMES.unit}
          <select name="unit">
            <UnitOptions
              reference={reference}
              selected={view.kind ? choiceOf(view.kind) : (view.unit ?? reference.account.unit)}
            />
          </select>
        </label>
        <label>
          {NAMES.area}
          <select name="area">
            <option value="">{NAMES.allAreas}</option>
            {reference.areas.map(({ id, name }) => (
              <option key={id} value={id} selected={id === view.area}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {NAMES.questionnaire}
          <select name="questionnaire">
            {/* Before the first answer nobody knows which one is the default. */}
            {!usedId && !view.questionnaire && <option value="">{words.none}</option>}
            {forms.map(({ id, name }) => (
              <option key={id} value={id} selected={id === (view.questionnaire ?? usedId)}>
                {say(name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {NAMES.method}
          <select name="method">
            <option value="">{NAMES.defaultMethod}</option>
            {METHODS.map((method) => (
              <option key={method} value={method} selected={method === view.method}>
                {words.methods[method]}
              </option>
            ))}
          </select>
        </label>
        {(unitsChanged(reference) || view.units) && (
          <label>
            {NAMES.units}
            <select name="units">
              {(['now', 'then'] as const).map((as) => (
                <option key={as} value={as} selected={as === unitsOf(view, reference)}>
                  {as === 'now' ? NAMES.unitsNow : NAMES.unitsThen}
                </option>
              ))}
            </select>
          </label>
        )}
        <button class="btn">{NAMES.apply}</button>
      </form>
    </details>
  )
}
