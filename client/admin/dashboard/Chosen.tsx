import { keyOf } from '../../../shared/questionnaire.ts'
import type { ReferenceInfo, Scores } from '../../../shared/scores.ts'
import { say } from '../../ui/lang.ts'
import { useNavigation } from '../useView.ts'
import { words } from '../words.ts'

/** What the filters are set to, for paper, on which there are none. */
export function Chosen({ reference, used }: { reference: ReferenceInfo; used: Scores }) {
  const { view } = useNavigation()
  const area = reference.areas.find(({ id }) => id === view.area)
  const questionnaire = reference.questionnaires.find((one) => keyOf(one) === used.questionnaire)
  const { filters } = words
  return (
    <p class="print-only">
      {filters.area}: {area ? say(area.name) : filters.allAreas}. {filters.questionnaire}:{' '}
      {questionnaire && say(questionnaire.name)}.{view.units === 'then' && ` ${filters.units}: ${filters.unitsThen}.`}
    </p>
  )
}
