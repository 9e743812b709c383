import type { Command } from 'commander'
import { Problem } from '../../shared/problem.ts'
import { findClockDoubt } from '../clock.ts'
import { fold, type Say } from '../store/fold.ts'
import { beginGeneration } from '../store/generations.ts'
import { rule } from '../store/rulings.ts'
import { verify } from '../store/verify.ts'
import { progressBar } from './progress.ts'
import type { Run } from './run.ts'

/** Whether what the screens read is what citizens said, and what does not count. */
export function tallyCommands(program: Command, run: Run): void {
  program
    .command('verify')
    .description('tính lại mọi số cộng dồn từ phiếu gốc và so sánh / recompute all tallies from the responses')
    .option('--repair', 'ghi lại chỗ sai / mend what differs')
    .action(({ repair = false }: { repair?: boolean }) =>
      run(async ({ db, now }) => {
        const doubt = await findClockDoubt(db, now())
        if (doubt) console.log(doubt)
        const differences = await withBar((say) => verify(db, { say, mend: repair }))
        for (const difference of differences) console.log(JSON.stringify(difference))
        console.log(differences.length ? `${differences.length} khác biệt / differences` : 'Khớp / all equal')
        if (differences.length && !repair) process.exitCode = 1
      }),
    )

  program
    .command('rebuild')
    .description('cộng lại mọi số từ phiếu gốc, máy chủ vẫn phục vụ / add all tallies up anew while the server serves')
    .action(() =>
      run(async ({ db }) => {
        await beginGeneration(db)
        await withBar((say) => fold(db, { say }))
        console.log('Xong / done')
      }),
    )

  program
    .command('rule <response>')
    .description('loại một phiếu khỏi số liệu, hoặc tính lại / rule a response out of the figures, or in again')
    .option('--in', 'tính lại / count it again')
    .requiredOption('--reason <text>', 'lý do / why')
    .action((id: string, { in: isIn = false, reason }: { in?: boolean; reason: string }) =>
      run(async ({ db, now }) => {
        const known = await rule(db, { id, isOut: !isIn, reason, actor: 'sipas', at: now() })
        if (!known) throw new Problem('unknown-response', `no such response: ${id}`)
      }),
    )
}

async function withBar<T>(work: (say: Say) => Promise<T>): Promise<T> {
  const bar = progressBar(process.stderr)
  try {
    return await work(bar.say)
  } finally {
    bar.end()
  }
}
