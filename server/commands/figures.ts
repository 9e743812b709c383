import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { ZodType } from 'zod'
import { dayOf } from '../../shared/calendar.ts'
import { readDossierFile } from '../../shared/dossierFile.ts'
import { MaximumEntry, OfficialEntry } from '../../shared/entries.ts'
import type { Lang } from '../../shared/questionnaire.ts'
import { saidEntry, saidWrong } from '../../shared/words/data.ts'
import type { Deps } from '../deps.ts'
import { registryOf, setDossiers } from '../store/dossiers.ts'
import { setMaximum } from '../store/maximums.ts'
import { misfitOf, setOfficialResult } from '../store/officialResults.ts'
import { units } from '../store/units.ts'
import { fieldErrors } from '../validate.ts'
import type { Run } from './run.ts'

/** What an administrator enters on a screen, entered by the operator. */
export function figureCommands(program: Command, run: Run): void {
  program
    .command('dossiers')
    .description('hồ sơ đã giải quyết / dossiers handled')
    .command('import <file.csv>')
    .description('cột: unit,area,month,count; sai một dòng thì không nhập dòng nào / all lines or none')
    .action((file: string) => run((deps) => importDossiers(deps, file)))

  program
    .command('maximum')
    .description('điểm tối đa của SIPAS / maximum points')
    .command('set <year> <points>')
    .requiredOption('--source <text>', 'nguồn / where it is written')
    .action((year: string, points: string, { source }: { source: string }) =>
      run(async ({ db }) => {
        const maximum = checked(MaximumEntry, { year: Number(year), points: Number(points), source })
        await setMaximum(db, maximum)
        console.log(`${maximum.year}: ${maximum.points}`)
      }),
    )

  program
    .command('official')
    .description('kết quả chính thức đã công bố / published results')
    .command('add <place> <year>')
    .description('place: mã đơn vị, hoặc vn là cả nước / a unit’s id, or vn for the country')
    .option('--index <percent>')
    .option('--points <points>')
    .option('--max-points <points>')
    .option('--rank <rank>')
    .option('--of-units <units>')
    .requiredOption('--source <text>', 'nguồn / where it was published')
    .action((place: string, year: string, { source, ...options }: Record<string, string>) =>
      run(async ({ db, now }) => {
        const numbers = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, Number(value)]))
        const result = checked(OfficialEntry, { place, year: Number(year), source, ...numbers })
        const misfit = await misfitOf(db, result, dayOf(now()))
        if (misfit) throw new Error(`${misfit.pointer.slice(1)}: ${both((lang) => saidWrong(misfit.key, lang))}`)
        await setOfficialResult(db, result)
        console.log(`${result.place} ${result.year}`)
      }),
    )
}

async function importDossiers({ db, now }: Deps, file: string) {
  const own = (await units(db)).map(({ id }) => id)
  const { dossiers, wrong } = readDossierFile(await readFile(file), await registryOf(db, dayOf(now()), own))
  const lines = wrong.map(({ line, key, value }) => `${file}:${line}: ${both((lang) => saidWrong(key, lang, value))}`)
  if (lines.length > 0) throw new Error([...lines, 'Chưa nhập dòng nào / nothing imported'].join('\n'))
  await setDossiers(db, dossiers)
  console.log(`${dossiers.length} dòng / lines`)
}

/** @throws Error naming every field that is wrong */
function checked<T>(schema: ZodType<T>, values: unknown): T {
  const { data, error } = schema.safeParse(values)
  if (!error) return data
  const wrong = fieldErrors(error).map(
    ({ pointer, detail }) => `${pointer.slice(1)}: ${both((lang) => saidEntry(detail, lang))}`,
  )
  throw new Error(wrong.join('\n'))
}

const both = (say: (lang: Lang) => string) => `${say('vi')} / ${say('en')}`
