import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { checkAsks, readAskFile } from '../../shared/invitationRows.ts'
import { saidInvitation } from '../../shared/words/invitation.ts'
import type { InvitationWrong } from '../../shared/words/invitation.vi.ts'
import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'
import { csvOf, deskRegistry, inviteAll } from '../routes/invitations.ts'
import { units } from '../store/units.ts'
import type { Run } from './run.ts'

/** Links to be sent by SMS or Zalo. */
export function invitationCommands(program: Command, run: Run): void {
  program
    .command('invitations <file.csv>')
    .description('cột: reference,counter,area[,days]; in ra CSV có link / prints the links as CSV')
    .action((file: string) => run((deps, config) => inviteFile(deps, config, file)))
}

async function inviteFile(deps: Deps, { publicUrl, port }: Config, file: string) {
  const both = (line: number, key: InvitationWrong, value: string) =>
    `${file}:${line}: ${saidInvitation(key, 'vi', value)} / ${saidInvitation(key, 'en', value)}`
  const { rows, lines, refused } = readAskFile(await readFile(file))
  if (refused) throw new Error(both(refused.line, refused.key, refused.value))
  const root = (await units(deps.db)).find(({ parent }) => parent === null)!
  const { asks, wrong } = checkAsks(rows, await deskRegistry(deps, root.id))
  if (wrong.length > 0) throw new Error(wrong.map(({ row, key, value }) => both(lines[row]!, key, value)).join('\n'))
  process.stdout.write(csvOf(asks, await inviteAll(deps, publicUrl ?? `http://localhost:${port}`, asks)))
}
