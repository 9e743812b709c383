import { Argument, type Command } from 'commander'
import { type Form, FORMS } from '../../shared/answers.ts'
import type { Day } from '../../shared/calendar.ts'
import { readHours } from '../../shared/hours.ts'
import { closeCounter } from '../store/codes.ts'
import { setForm } from '../store/forms.ts'
import { setHours } from '../store/hours.ts'
import { dayOption, type Run } from './run.ts'

/** The counters to which codes lead. */
export function counterCommands(program: Command, run: Run): void {
  const counter = program.command('counter').description('quầy / counters')

  counter
    .command('close <id>')
    .description('quầy thôi nhận đánh giá / takes no more ratings')
    .requiredOption('--day <day>', 'ngày đầu tiên không còn quầy / the first day without it', dayOption)
    .action((id: string, { day }: { day: Day }) => run(({ db }) => closeCounter(db, id, day)))

  counter
    .command('open <id>')
    .description('mở lại quầy đã đóng / takes ratings again')
    .action((id: string) => run(({ db }) => closeCounter(db, id, null)))

  counter
    .command('form <id>')
    .description('phiếu ngắn (mỗi yếu tố một câu) hay đầy đủ / one question a factor, or all')
    .addArgument(new Argument('[form]', 'bỏ trống: theo phiếu / left out: as the questionnaire says').choices(FORMS))
    .action((id: string, form?: Form) => run(({ db }) => setForm(db, id, form ?? null)))

  counter
    .command('hours <unit> [hours]')
    .description('giờ làm việc của đơn vị: "T2-T6 07:30-11:30 13:30-17:00"; bỏ trống: không nói / left out: says none')
    .action((unit: string, hours?: string) => {
      if (hours !== undefined && !readHours(hours)) throw new Error(`not opening hours: ${hours}`)
      return run(({ db }) => setHours(db, unit, hours ?? ''))
    })
}
