import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { dayOf } from '../../shared/calendar.ts'
import { saidCell } from '../../shared/words/paper.ts'
import type { Deps } from '../deps.ts'
import { batchOf, judge, paperRegistry } from '../routes/imports.ts'
import { CSV, XLSX } from '../sheet/readTable.ts'
import { keepAll } from '../store/imports.ts'
import { units } from '../store/units.ts'
import type { Run } from './run.ts'

interface Options {
  dryRun?: boolean
  questionnaire: string
}

/** Forms that were filled in on paper. */
export function paperCommands(program: Command, run: Run): void {
  program
    .command('import <file>')
    .description('phiếu giấy, tệp .xlsx hoặc .csv theo mẫu; sai một ô thì không ghi phiếu nào / all forms or none')
    .option('--dry-run', 'chỉ kiểm tra / check only')
    .option('--questionnaire <id>', 'mẫu phiếu / questionnaire', 'sipas-2026')
    .action((file: string, options: Options) => run((deps) => importFile(deps, file, options)))
}

async function importFile(deps: Deps, file: string, { dryRun, questionnaire }: Options) {
  const root = (await units(deps.db)).find(({ parent }) => parent === null)!
  const registry = await paperRegistry(deps, { unit: root.id, counter: null }, questionnaire)
  const type = /\.xlsx$/i.test(file) ? XLSX : CSV
  const { read, batch } = await batchOf(deps, await readFile(file), type, registry, root.id)
  const { importedOn } = await judge(deps, read, batch)
  const left = read.wrongCount - read.wrong.length
  if (read.wrongCount > 0)
    throw new Error(
      [
        ...read.wrong.map((one) => `${file}: ${saidCell(one, 'vi')} / ${saidCell(one, 'en')}`),
        ...(left > 0 ? [`… +${left}`] : []),
        'Chưa ghi phiếu nào / nothing imported',
      ].join('\n'),
    )
  if (importedOn) return console.log(`Đã ghi ngày / imported on ${importedOn}`)
  const count = `${read.forms.length} phiếu / forms`
  if (dryRun) return console.log(`${count}, chưa ghi / not imported`)
  if (!(await keepAll(deps.db, deps.secret, batch, dayOf(deps.now()))))
    throw new Error('Có người vừa ghi một phần các phiếu này; xin chạy lại / part of these was imported just now')
  console.log(count)
}
