import { Command } from 'commander'
import { ROLES } from '../shared/account.ts'
import { figureCommands } from './commands/figures.ts'
import { unitCommands } from './commands/units.ts'
import { makeApiKey, revokeApiKey } from './store/apiKeys.ts'
import { makeInvite } from './store/invites.ts'
import { rebuild, verify } from './store/verify.ts'
import { openWorld } from './world.ts'

/** The operator's command line, over the database of DATABASE. */
const program = new Command('sipas').description('SIPAS Một Cửa: lệnh cho người vận hành / the operator’s commands')

const KEY_ROLES = { admin: 'province', unit: 'unit' } as const

const apiKey = program.command('api-key').description('khóa cho chương trình khác đọc số liệu / keys for programs')
apiKey
  .command('create')
  .requiredOption('--name <name>', 'tên khóa / name of the key')
  .requiredOption('--role <role>', 'admin (toàn tỉnh / the whole province) | unit')
  .option('--unit <id>', 'đơn vị / the unit, with --role unit', 'hue')
  .action(async ({ name, role, unit }: { name: string; role: string; unit: string }) => {
    if (!(role in KEY_ROLES)) throw new Error('--role: admin | unit')
    await run(async ({ db }) => {
      console.log(await makeApiKey(db, { name, role: KEY_ROLES[role as keyof typeof KEY_ROLES], unit }))
    })
  })
apiKey
  .command('revoke')
  .requiredOption('--name <name>', 'tên khóa / name of the key')
  .action(({ name }: { name: string }) => run(({ db }) => revokeApiKey(db, name)))

program
  .command('invite')
  .description('liên kết một lần để tạo tài khoản / a one-time link that makes an account')
  .requiredOption('--role <role>', ROLES.join(' | '))
  .option('--unit <id>')
  .option('--counter <id>')
  .action(async ({ role, unit, counter }: { role: string; unit?: string; counter?: string }) => {
    const known = ROLES.find((name) => name === role)
    if (!known) throw new Error(`--role: ${ROLES.join(' | ')}`)
    await run(async ({ db, now, publicUrl }) => {
      const token = await makeInvite(db, { role: known, unit: unit ?? null, counter: counter ?? null }, now())
      console.log(`${publicUrl ?? ''}/first-account/${token}`)
    })
  })

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

figureCommands(program, run)
unitCommands(program, run)

async function run(action: (deps: Awaited<ReturnType<typeof openWorld>>['deps']) => Promise<void>) {
  const { deps } = await openWorld(process.env)
  await action(deps).finally(() => deps.db.close())
}

await program.parseAsync().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
