import type { Command } from 'commander'
import { type Day, dayOf } from '../../shared/calendar.ts'
import { readCode } from '../../shared/code.ts'
import type { Deps } from '../deps.ts'
import { type Change, changeCode } from '../store/codeEvents.ts'
import { addCode, codes, findCode } from '../store/codes.ts'
import { holders } from '../store/counters.ts'
import { dayOption, print, type Run } from './run.ts'

/** The codes that lead to the counters. */
export function codeCommands(program: Command, run: Run): void {
  const group = program.command('code').description('mã QR của các quầy / what the QRs carry')
  const change = (typed: string, to: (today: Day) => Change) =>
    run(async (deps) => {
      const fresh = await changeCode(deps.db, readCode(typed) ?? typed, to(dayOf(deps.now())), circumstancesOf(deps))
      if (fresh) console.log(fresh)
    })

  group
    .command('list')
    .description('mã, quầy, đơn vị, ngày tạo, tình trạng, ngày thôi dùng / code, counter, unit, made, state, ends')
    .option('--unit <id>', 'chỉ một đơn vị / of one unit')
    .action(({ unit }: { unit?: string }) => run((deps) => list(deps, unit)))

  group
    .command('history <code>')
    .description('ngày, việc, từ ngày, đến đâu, ai / day, deed, from, where to, who')
    .action((typed: string) => run((deps) => history(deps, readCode(typed) ?? typed)))

  group
    .command('new <counter>')
    .description('thêm một mã; mã cũ vẫn dùng được / one more; older ones keep working')
    .action((counter: string) =>
      run(async ({ db, now, random }) => console.log(await addCode(db, counter, dayOf(now()), random))),
    )

  for (const [deed, says] of SIMPLE)
    group
      .command(`${deed} <code>`)
      .description(says)
      .action((typed: string) => change(typed, () => ({ deed })))

  group
    .command('lead <code> <counter>')
    .description('bảng đã in dẫn đến quầy khác / printed signs lead to another counter')
    .option('--day <day>', 'ngày đầu tiên, mặc định hôm nay / the first day, today unless said', dayOption)
    .action((typed: string, counter: string, { day }: { day?: Day }) =>
      change(typed, (today) => ({ deed: 'lead', counter, from: day ?? today })),
    )

  group
    .command('expire <code>')
    .description('ngày thôi dùng; không ghi ngày là bỏ hạn / when it ends; without a day, never')
    .option('--day <day>', 'ngày đầu tiên không còn dùng / the first day without it', dayOption)
    .action((typed: string, { day }: { day?: Day }) => change(typed, () => ({ deed: 'expire', from: day ?? null })))
}

const SIMPLE = [
  ['pause', 'tạm dừng; bảng đã in giữ nguyên / for a while; printed signs stay'],
  ['resume', 'dùng lại / goes on'],
  ['revoke', 'bảng mã bị mất hay bị sao chép / its sign was lost or copied'],
  ['replace', 'in một mã mới, mã này thôi dùng / prints a new code, ends this one'],
] as const

const circumstancesOf = ({ now, random }: Deps) => ({ actor: 'sipas', today: dayOf(now()), random })

async function list({ db, now }: Deps, unit: string | undefined) {
  const today = dayOf(now())
  const [all, unitOf] = await Promise.all([codes(db, today), holders(db, today)])
  for (const { code, counter, madeOn, state, endsOn } of all) {
    const holder = unitOf.get(counter) ?? null
    if (!unit || holder === unit) print(code, counter, holder, madeOn, state, endsOn)
  }
}

async function history({ db, now }: Deps, code: string) {
  const known = await findCode(db, code, dayOf(now()))
  if (!known) throw new Error(`no such code: ${code}`)
  print(known.madeOn, 'new', null, known.madeFor, null)
  for (const { day, deed, from, target, actor } of known.events) print(day, deed, from, target, actor)
}
