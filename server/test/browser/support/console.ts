import { STAFF_PASSWORD } from './backstage.js';
import type { Visitor } from './visitor.js';

/** Logs in to the console on the way to one of its screens. */
export async function enterConsole(staff: Visitor, path: string): Promise<void> {
  const { page } = staff;
  await staff.open(`/console${path}`);
  await page.getByRole('textbox', { name: '账号' }).fill('owner');
  await page.getByRole('textbox', { name: '密码' }).fill(STAFF_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
