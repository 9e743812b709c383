import type { Page } from 'playwright-core'
import type { TestServer } from './server.ts'

/** Signs in as a person would; ends on the screen of that account. */
export async function signIn(page: Page, { url, password }: TestServer, username: string) {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
}
