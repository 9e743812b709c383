import type { Command } from 'commander'
import { rebuild, verify } from '../store/verify.ts'
import type { Run } from './run.ts'

/** Whether what the screens read is what citizens said. */
export function verifyCommand(program: Command, run: Run): void {
  program
    .command('verify')
    .description('tính lại mọi số cộng dồn từ phiếu gốc và so sánh / recompute all tallies from the responses')
    .option('--repair', 'ghi lại các số cộng dồn / write the tallies anew')
    .action(({ repair }: { repair?: boolean }) =>
      run(async ({ db }) => {
        if (repair) await rebuild(db)
        const differences = await verify(db)
        for (const difference of differences) console.log(JSON.stringify(difference))
        console.log(differences.length ? `${differences.length} khác biệt / differences` : 'Khớp / all equal')
        if (differences.length) process.exitCode = 1
      }),
    )
}
