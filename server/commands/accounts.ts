import { type Command, Option } from 'commander'
import { type Role, ROLES } from '../../shared/account.ts'
import { makeInvite } from '../store/invites.ts'
import { removeAccount, resetPassword, staff } from '../store/staff.ts'
import { print, type Run } from './run.ts'

/** Who may sign in. */
export function accountCommands(program: Command, run: Run): void {
  program
    .command('invite')
    .description('liên kết một lần để tạo tài khoản / a one-time link that makes an account')
    .addOption(new Option('--role <role>').choices(ROLES).makeOptionMandatory())
    .option('--unit <id>', 'đơn vị / the unit')
    .option('--counter <id>', 'quầy, với --role counter / the counter')
    .action(({ role, unit, counter }: { role: Role; unit?: string; counter?: string }) =>
      run(async ({ db, now }, { publicUrl, port }) => {
        const token = await makeInvite(db, { role, unit: unit ?? null, counter: counter ?? null }, now())
        console.log(`${publicUrl ?? `http://localhost:${port}`}/first-account/${token}`)
      }),
    )

  const group = program.command('account').description('tài khoản cán bộ / accounts of staff')

  group
    .command('list')
    .description('tên đăng nhập, họ tên, vai trò, đơn vị, quầy / username, name, role, unit, counter')
    .action(() =>
      run(async ({ db }) => {
        for (const { username, name, role, unit, counter } of await staff(db))
          print(username, name, role, unit, counter)
      }),
    )

  group
    .command('reset <username>')
    .description('in một mật khẩu mới; các phiên đang mở kết thúc / prints a new password, ends open sessions')
    .action((username: string) => run(async ({ db, now }) => console.log(await resetPassword(db, username, now()))))

  group
    .command('remove <username>')
    .description('xóa tài khoản / removes an account')
    .action((username: string) => run(({ db }) => removeAccount(db, username)))
}
