import { type Command, Option } from 'commander'
import { apiKeys, type KeyRole, makeApiKey, revokeApiKey } from '../store/apiKeys.ts'
import { DuplicateKey } from '../store/db.ts'
import { print, type Run } from './run.ts'

const ROLES = ['admin', 'unit'] satisfies KeyRole[]

interface Create {
  name: string
  role: KeyRole
  unit?: string
}

/** Which programs may read figures. */
export function apiKeyCommands(program: Command, run: Run): void {
  const group = program.command('api-key').description('khóa cho chương trình khác đọc số liệu / keys for programs')
  const named = ['--name <name>', 'tên khóa / name of the key'] as const

  group
    .command('create')
    .description('in khóa, chỉ một lần / prints the key, this once')
    .requiredOption(...named)
    .addOption(new Option('--role <role>', 'admin: toàn tỉnh / the province').choices(ROLES).makeOptionMandatory())
    .option('--unit <id>', 'đơn vị, với --role unit / the unit, with --role unit')
    .action(({ name, role, unit }: Create) =>
      run(async ({ db, now }) =>
        console.log(await makeApiKey(db, { name, role, unit: unit ?? null }, now()).catch(said)),
      ),
    )

  group
    .command('list')
    .description('tên, vai trò, đơn vị, ngày tạo, ngày thu hồi / name, role, unit, made on, revoked on')
    .action(() =>
      run(async ({ db }) => {
        for (const key of await apiKeys(db)) print(key.name, key.role, key.unit, key.made_on, key.revoked_on)
      }),
    )

  group
    .command('revoke')
    .description('thu hồi ngay / at once')
    .requiredOption(...named)
    .action(({ name }: { name: string }) => run(({ db, now }) => revokeApiKey(db, name, now())))
}

function said(error: unknown): never {
  throw error instanceof DuplicateKey ? new Error('--name: đã có khóa tên này / a key has this name') : error
}
