import type { Questionnaire } from '../../../shared/questionnaire.ts'
import type { Scores } from '../../../shared/scores.ts'
import type { Nine } from '../../../shared/tt01.ts'
import { NineClasses } from './NineClasses.tsx'
import { NineIndicators } from './NineIndicators.tsx'
import { NineTotal } from './NineTotal.tsx'
import { Sample } from './Sample.tsx'

interface Props {
  main: Scores
  nine: Nine
  questionnaire: Questionnaire
  ofCounter: boolean
}

/** All that the nine-indicator form can say; nothing on it is an index. */
export function NineSections({ main, nine, questionnaire, ofCounter }: Props) {
  const highest = questionnaire.scale.levels.at(-1)!.value
  return (
    <div class="grid">
      <NineTotal nine={nine} maximum={highest * nine.indicators.length} />
      <Sample main={main} units={[]} ofCounter={ofCounter} />
      {nine.classes && <NineClasses classes={nine.classes} n={nine.n} />}
      <NineIndicators nine={nine} factors={main.factors} questionnaire={questionnaire} />
    </div>
  )
}
