import type { Deps } from './deps.ts'
import { hasAccounts } from './store/accounts.ts'
import { makeInvite } from './store/invites.ts'

/** On a database without accounts, whoever reads the server's console may make the first. */
export async function firstAdministrator(deps: Deps, url: string): Promise<void> {
  if (await hasAccounts(deps.db)) return
  const token = await makeInvite(deps.db, { role: 'province', unit: null, counter: null }, deps.now())
  console.log('Chưa có tài khoản nào. Tạo quản trị viên đầu tiên (liên kết dùng một lần, trong 24 giờ):')
  console.log(`  ${url}/first-account/${token}`)
}
