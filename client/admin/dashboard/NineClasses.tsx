import { CLASSES, type Nine } from '../../../shared/tt01.ts'
import { Figure } from '../../ui/Figure.tsx'
import { say } from '../../ui/lang.ts'
import { number, percent1, words } from '../words.ts'
import { Meter } from './Meter.tsx'

const SAYS = words.nine
import { CLAIM } from './basis.ts'

const basisOf = (n: number) => `${words.basis.responses(number(n))} ${words.basis.nineClasses}. ${CLAIM}`

/** How many forms fall in each class. The table is its own drawing. */
export const NineClasses = ({ classes, n }: { classes: NonNullable<Nine['classes']>; n: number }) => (
  <Figure title={SAYS.classes} guide={SAYS.classesGuide} basis={basisOf(n)} wide="s12">
    <table class="classes">
      <caption class="vh">
        {SAYS.classes}. {basisOf(n)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{SAYS.className}</th>
          <th scope="col">{SAYS.points}</th>
          <td class="drawn" />
          <th scope="col" class="r">
            {SAYS.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {CLASSES.map(({ key, name, from }, i) => (
          <tr key={key}>
            <th scope="row">{say(name)}</th>
            <td>{from > 0 ? SAYS.span.from(number(from)) : SAYS.span.below(number(CLASSES[i - 1]!.from))}</td>
            <td class="drawn">
              <Meter percent={classes[key]} />
            </td>
            <td class="r">{percent1(classes[key])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Figure>
)
