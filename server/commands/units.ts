import { type Command, Option } from 'commander'
import { type Day, dayOf } from '../../shared/calendar.ts'
import type { UnitInfo } from '../../shared/scores.ts'
import type { UnitKind, UnitLevel } from '../../shared/unit.ts'
import type { Deps } from '../deps.ts'
import { counters } from '../store/counters.ts'
import { type ChangeKind, changeUnits, type NewUnit, type UnitChange } from '../store/unitChange.ts'
import { units } from '../store/units.ts'
import { dayOption, print, type Run } from './run.ts'

interface ChangeOptions {
  kind: ChangeKind
  day: Day
  from: string[]
  to: string[]
  name: string[]
  nameEn: string[]
  kindOf?: UnitKind
  level?: UnitLevel
  parent?: string
  counters?: Record<string, string>
}

/** The units and what became of them. */
export function unitCommands(program: Command, run: Run): void {
  const group = program.command('units').description('đơn vị / units')

  group
    .command('list')
    .description(
      'mọi đơn vị và quầy của đơn vị, kể cả đơn vị đã kết thúc / all units and their counters, ended ones too',
    )
    .action(() => run(list))

  group
    .command('change')
    .description('sáp nhập, chia, đổi tên, chuyển cấp; mã QR đã in vẫn dùng được / printed codes keep working')
    .addOption(new Option('--kind <kind>').choices(CHANGES).makeOptionMandatory())
    .requiredOption('--day <day>', 'ngày đầu của đơn vị mới / first day of what comes, 2027-01-01', dayOption)
    .requiredOption('--from <ids>', 'đơn vị thay đổi / those that change: a,b', ids)
    .requiredOption('--to <ids>', 'trở thành / what they go on as, new or known: c', ids)
    .option('--name <name>', 'tên đơn vị mới, lặp lại theo thứ tự --to / of each new unit, in order', collect, [])
    .option('--name-en <name>', 'tên tiếng Anh / in English', collect, [])
    .addOption(new Option('--kind-of <kind>', 'khối').choices(KINDS))
    .addOption(new Option('--level <level>', 'cấp').choices(LEVELS))
    .option('--parent <id>', 'đơn vị cấp trên / the unit above')
    .option('--counters <pairs>', 'quầy=đơn vị mới / counter=successor: a-1=b,a-2=c', pairs)
    .action((options: ChangeOptions) =>
      run(async ({ db }) => {
        await changeUnits(db, changeOf(options, await units(db)))
        console.log(`${options.day}: ${options.from.join(', ')} → ${options.to.join(', ')}`)
      }),
    )
}

const CHANGES = ['merge', 'split', 'rename', 'move'] satisfies ChangeKind[]
const KINDS = ['province', 'department', 'centre', 'ward', 'commune'] satisfies UnitKind[]
const LEVELS = ['province', 'commune'] satisfies UnitLevel[]

const ids = (text: string) => text.split(',')
const collect = (text: string, before: string[]) => [...before, text.normalize('NFC')]
const pairs = (text: string) => Object.fromEntries(ids(text).map((pair) => pair.split('=')))

async function list({ db, now }: Deps) {
  const all = await units(db)
  const desks = await counters(
    db,
    all.map(({ id }) => id),
    dayOf(now()),
  )
  const countersOf = Map.groupBy(desks, ({ unit }) => unit)
  for (const { id, name, level, kind, validFrom, validTo } of all) {
    const own = (countersOf.get(id) ?? []).map((counter) => counter.id)
    print(id, name.vi, level, kind, `${validFrom}…${validTo ?? ''}`, own.join(','))
  }
}

/** A new unit is like the first of those that change, but for what is said of it. */
function changeOf({ kind, day, from, to, counters: moved, ...said }: ChangeOptions, known: UnitInfo[]): UnitChange {
  const like = known.find(({ id }) => id === from[0])
  if (!like) throw new Error(`no such unit: ${from[0]}`)
  const fresh = to.filter((id) => !known.some((unit) => unit.id === id))
  if (said.name.length !== fresh.length || said.nameEn.length !== fresh.length)
    throw new Error(`--name, --name-en: ${fresh.length} (${fresh.join(', ')})`)
  const made = (id: string, i: number): NewUnit => ({
    id: slug(id),
    code: id.toUpperCase(),
    name: { vi: said.name[i]!, en: said.nameEn[i]! },
    level: said.level ?? like.level,
    kind: said.kindOf ?? like.kind,
    parent: said.parent ?? like.parent,
  })
  const successors = to.map((id) => (fresh.includes(id) ? made(id, fresh.indexOf(id)) : id))
  return { kind, day, from, to: successors, ...(moved && { counters: moved }) }
}

/** An id is printed in addresses and files, and never changes again. */
function slug(id: string) {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new Error(`${id}: a-z 0-9 -`)
  return id
}
