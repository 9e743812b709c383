import type { Command } from 'commander'
import type { Run } from './run.ts'

/** A server does this at its start; on D1, and before a long one, the operator chooses when. */
export function migrateCommand(program: Command, run: Run): void {
  program
    .command('migrate')
    .description('đưa cơ sở dữ liệu lên phiên bản này / bring the database up to this version')
    // Whatever opens it has brought it up.
    .action(() => run(async () => console.log('Xong / done')))
}
