import { Command } from 'commander'
import { accountCommands } from './commands/accounts.ts'
import { apiKeyCommands } from './commands/apiKeys.ts'
import { codeCommands } from './commands/codes.ts'
import { counterCommands } from './commands/counters.ts'
import { figureCommands } from './commands/figures.ts'
import { invitationCommands } from './commands/invitations.ts'
import { migrateCommand } from './commands/migrate.ts'
import { paperCommands } from './commands/paper.ts'
import type { Run } from './commands/run.ts'
import { unitCommands } from './commands/units.ts'
import { tallyCommands } from './commands/tallies.ts'
import { fail } from './failure.ts'
import { openWorld } from './world.ts'

/** The operator's command line, over the database of DATABASE. */
const program = new Command('sipas').description('SIPAS Một Cửa: lệnh cho người vận hành / the operator’s commands')

const run: Run = async (action) => {
  const { deps, config } = await openWorld(process.env)
  await action(deps, config).finally(() => deps.db.close())
}

migrateCommand(program, run)
tallyCommands(program, run)
accountCommands(program, run)
apiKeyCommands(program, run)
codeCommands(program, run)
counterCommands(program, run)
unitCommands(program, run)
figureCommands(program, run)
invitationCommands(program, run)
paperCommands(program, run)

await program.parseAsync().catch(fail)
