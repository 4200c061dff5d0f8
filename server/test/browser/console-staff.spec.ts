import type { Browser, Locator } from 'playwright-core';
import { totpCode } from '../../src/modules/identity/totp.js';
import { Backstage } from './support/backstage.js';
import { enterConsole } from './support/console.js';
import { gone, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const PASSWORD = '青山 明月 slow boat';
const NEXT_PASSWORD = '绿水 清风 fast horse';
const STEP_MS = 30_000;
/** Where the console keeps who is logged in. */
const SESSION = 'yimai.console.session';

/** From the owner's wish for a colleague to the colleague at work, and the day they lose their phone. */
describe('the staff of a shop', () => {
  let browser: Browser;
  let stage: Backstage;
  let owner: Visitor;
  let finance: Visitor;
  let link = '';
  let secret = '';

  beforeAll(async () => {
    stage = await Backstage.open();
    browser = await openBrowser();
    owner = await Visitor.arrive(browser, 'desktop');
    finance = await Visitor.arrive(browser, 'desktop');
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [owner, finance]);
  const button = (where: Locator | Visitor['page'], name: string): Locator =>
    where.getByRole('button', { name, exact: true });
  const colleague = (): Locator => owner.page.getByRole('row').filter({ hasText: 'li.lei' });
  /** The code on the colleague's phone, `later` steps from now: each is good once. */
  const code = async (later = 0): Promise<string> =>
    totpCode(secret, new Date((await stage.now()) + later * STEP_MS));
  const linkShown = async (): Promise<string> => {
    const dialog = owner.page.getByRole('dialog', { name: '邀请 李雷' });
    const found = (await dialog.getByText('/console/welcome#').textContent()) ?? '';
    await button(dialog, '我已发送').click();
    await gone(dialog, 'the link');
    return found.trim();
  };
  const accept = async (password: string, digits: string): Promise<void> => {
    const { page } = finance;
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByLabel('再输一次密码').fill(password);
    await page.getByLabel('动态验证码').fill(digits);
    await button(page, '完成并进入后台').click();
  };
  const logIn = async (password: string, digits: string): Promise<void> => {
    const { page } = finance;
    await page.getByRole('textbox', { name: '账号' }).fill('li.lei');
    await page.getByRole('textbox', { name: '密码' }).fill(password);
    await button(page, '登录').click();
    await page.getByLabel('动态验证码').fill(digits);
    await button(page, '登录').click();
  };

  step('an owner adds a colleague and is given a link', async () => {
    await enterConsole(owner, '/staff');
    await owner.page.getByRole('button', { name: '添加员工' }).click();
    const dialog = owner.page.getByRole('dialog', { name: '添加员工' });
    await dialog.getByLabel('账号').fill('Li Lei');
    await button(dialog, '生成邀请链接').click();
    await see(dialog.getByText('2–32 位小写字母'), 'what a name of an account looks like');
    await dialog.getByLabel('账号').fill('li.lei');
    await dialog.getByLabel('姓名').fill('李雷');
    await dialog.getByRole('combobox', { name: '角色' }).click();
    await owner.page.getByText('提现审核、账本、方案复核').click();
    await button(dialog, '生成邀请链接').click();
    link = await linkShown();
    expect(link).toMatch(/\/console\/welcome#[\w-]{43}$/);
    await see(colleague().getByText('待激活'), 'that the colleague is expected');
  });

  step('the colleague chooses a password and ties their phone, and is in', async () => {
    const { page } = finance;
    finance.forgive(/40[01]/); // what is refused below
    await finance.open(new URL(link).pathname + new URL(link).hash);
    await see(page.getByRole('heading', { name: '欢迎，李雷' }), 'a welcome');
    await finance.checkAccessibility();
    secret = ((await page.locator('code').textContent()) ?? '').replace(/\s/g, '');
    await accept('li.lei-2026', await code());
    await see(page.getByText('密码至少 10 位，且不能包含账号'), 'what a password must not be');
    await accept(PASSWORD, '000000');
    await see(page.getByText('动态验证码不正确'), 'that the code is wrong');
    await accept(PASSWORD, await code());
    await see(page.getByRole('menuitem', { name: '提现审核' }), 'what finance works with');
    expect(await page.getByRole('menuitem', { name: '员工账号' }).count()).toBe(0);
  });

  step('the link is good once', async () => {
    const stranger = await Visitor.arrive(browser, 'desktop');
    stranger.forgive(/410/);
    await stranger.open(new URL(link).pathname + new URL(link).hash);
    await see(stranger.page.getByText('邀请链接已失效'), 'that it was used');
    await stranger.leave();
  });

  step('they change their password: here they stay, elsewhere they are out', async () => {
    const { page } = finance;
    const before = await page.evaluate((name) => sessionStorage.getItem(name) ?? '', SESSION);
    await page.getByRole('button', { name: '李雷' }).click();
    await page.getByText('修改密码').click();
    const dialog = page.getByRole('dialog', { name: '修改密码' });
    await dialog.getByLabel('当前密码').fill('not the one');
    await dialog.getByLabel('新密码', { exact: true }).fill(NEXT_PASSWORD);
    await dialog.getByLabel('再输一次新密码').fill(NEXT_PASSWORD);
    await button(dialog, '修改').click();
    await see(page.getByText('当前密码不正确'), 'that the present one is wrong');
    await dialog.getByLabel('当前密码').fill(PASSWORD);
    await button(dialog, '修改').click();
    await gone(dialog, 'the dialog');
    await page.reload();
    await see(page.getByRole('menuitem', { name: '提现审核' }), 'the console');
    const elsewhere = await Visitor.arrive(browser, 'desktop');
    elsewhere.forgive(/401/);
    await elsewhere.open('/console/login');
    await elsewhere.page.evaluate(([name, value]) => sessionStorage.setItem(name, value), [
      SESSION,
      before,
    ] as const);
    await elsewhere.page.goto('/console/withdrawals');
    await see(elsewhere.page.getByRole('heading', { name: '一脉商家后台' }), 'the login');
    await elsewhere.leave();
  });

  step('they log in with the new password and the next code', async () => {
    const { page } = finance;
    await page.getByRole('button', { name: '李雷' }).click();
    await page.getByText('退出登录').click();
    await logIn(NEXT_PASSWORD, await code(1));
    await see(page.getByRole('menuitem', { name: '提现审核' }), 'the console');
  });

  step('the phone is lost: invited again, they are out at once and come in anew', async () => {
    await button(colleague(), '重新邀请').click();
    const dialog = owner.page.getByRole('dialog', { name: '重新邀请 · 李雷' });
    await button(dialog, '重新邀请').click();
    link = await linkShown();
    await finance.page.reload();
    await see(finance.page.getByRole('heading', { name: '一脉商家后台' }), 'the login');
    await finance.open(new URL(link).pathname + new URL(link).hash);
    await see(finance.page.getByRole('heading', { name: '欢迎，李雷' }), 'a welcome');
    secret = ((await finance.page.locator('code').textContent()) ?? '').replace(/\s/g, '');
    await accept(PASSWORD, await code());
    await see(finance.page.getByRole('menuitem', { name: '提现审核' }), 'the console');
  });

  step('who leaves the shop is closed, and oneself cannot be', async () => {
    await owner.page.reload();
    await button(colleague(), '停用').click();
    await button(owner.page.getByRole('dialog', { name: '停用账号 · 李雷' }), '停用').click();
    await see(colleague().getByText('已停用'), 'that the account is closed');
    await see(owner.page.getByRole('row').filter({ hasText: '本人' }), 'the owner');
    await finance.page.reload();
    await see(finance.page.getByRole('heading', { name: '一脉商家后台' }), 'the login');
  });
});
