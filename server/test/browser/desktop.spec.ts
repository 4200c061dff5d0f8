import type { Browser } from 'playwright-core';
import { Orders } from './pages/orders.js';
import { People } from './pages/people.js';
import { Storefront } from './pages/storefront.js';
import { Till } from './pages/till.js';
import { Backstage, type Goods } from './support/backstage.js';
import { gone, see } from './support/see.js';
import { story } from './support/story.js';
import { openBrowser, Visitor } from './support/visitor.js';

const SHOPPER = 131;

describe('a shopper at a desk', () => {
  let browser: Browser;
  let stage: Backstage;
  let visitor: Visitor;
  let quilt: Goods;

  beforeAll(async () => {
    stage = await Backstage.open();
    quilt = await stage.offer({
      title: '手工蚕丝薄被',
      priceFen: 49_900,
      colours: ['月白', '竹青'],
      tint: '#cfd8cf',
    });
    browser = await openBrowser();
    visitor = await Visitor.arrive(browser, 'desktop');
  });
  afterAll(async () => {
    await browser?.close();
  });

  const step = story(() => [visitor]);
  /** Everything on the page fits into the window's width. */
  const expectToFit = async (): Promise<void> => {
    const { wide, window: width } = await visitor.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
    }));
    expect(wide).toBeLessThanOrEqual(width);
  };

  step('finds the site header instead of the tab bar', async () => {
    const { page } = visitor;
    await visitor.open('/');
    await see(page.getByRole('navigation', { name: '主导航' }), 'the header');
    expect(await page.locator('.weui-tabbar, taro-tabbar').filter({ visible: true }).count()).toBe(0);
    await expectToFit();
    await visitor.checkAccessibility();
  });

  step('finds by a part of the name without touching the mouse', async () => {
    await new Storefront(visitor.page).takeSuggestion('蚕丝薄', quilt.title);
    await expectToFit();
    await visitor.open('/');
  });

  step('looks at the pictures in full size with the keyboard', async () => {
    const { page } = visitor;
    const shop = new Storefront(page);
    await shop.search('蚕丝');
    await shop.openProduct(quilt.title);
    await page.getByRole('button', { name: /查看大图$/ }).press('Enter');
    const viewer = page.getByRole('dialog', { name: '查看大图' });
    await see(viewer, 'the picture in full size');
    await visitor.checkAccessibility();
    await page.keyboard.press('Escape');
    await gone(viewer, 'the picture in full size');
  });

  step('chooses beside the picture and logs in to buy', async () => {
    const { page } = visitor;
    const shop = new Storefront(page);
    await expectToFit();
    const buy = await shop.buyButton().boundingBox();
    expect(buy?.x ?? 0).toBeGreaterThan(640);
    await visitor.checkAccessibility();
    await shop.takeFromPage('竹青');
    await see(page.getByText('已加入购物车'), 'that it is in the cart');
    await page.getByRole('link', { name: /^购物车/ }).click();
    await page.getByRole('button', { name: '去结算' }).click();
    await new People(page, stage).logInByPhone(SHOPPER);
    await page.getByRole('button', { name: '去结算' }).click();
  });

  step('checks out in two columns and pays', async () => {
    const { page } = visitor;
    const till = new Till(page);
    await new People(page, stage).addFirstAddress();
    await till.seePayable(quilt.priceFen);
    await expectToFit();
    await visitor.checkAccessibility();
    await till.submit();
    await till.payByAlipay();
    await new Orders(page).openFromResult();
    await expectToFit();
    await visitor.checkAccessibility();
  });
});
