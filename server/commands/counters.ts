import type { Command } from 'commander'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { readCode } from '../../shared/code.ts'
import { addCode, closeCounter, codes, revokeCode } from '../store/codes.ts'
import { dayOption, print, type Run } from './run.ts'

/** The counters and the codes that lead to them. */
export function counterCommands(program: Command, run: Run): void {
  const code = program.command('code').description('mã QR của các quầy / what the QRs carry')

  code
    .command('list')
    .description('mã, quầy, đơn vị, ngày tạo, ngày thu hồi / code, counter, unit, made on, revoked on')
    .option('--unit <id>', 'chỉ một đơn vị / of one unit')
    .action(({ unit }: { unit?: string }) =>
      run(async ({ db, now }) => {
        for (const one of await codes(db, dayOf(now())))
          if (!unit || one.unit === unit) print(one.code, one.counter, one.unit, one.made_on, one.revoked_on)
      }),
    )

  code
    .command('new <counter>')
    .description('thêm một mã; mã cũ vẫn dùng được / one more; older ones keep working')
    .action((counter: string) =>
      run(async ({ db, now, random }) => console.log(await addCode(db, counter, dayOf(now()), random))),
    )

  code
    .command('revoke <code>')
    .description('bảng mã bị mất hay bị sao chép / its sign was lost or copied')
    .action((typed: string) => run(({ db, now }) => revokeCode(db, readCode(typed) ?? typed, dayOf(now()))))

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
}
