import type { Browser } from 'playwright-core';
import { eventually } from '../../../server/test/browser/support/see.js';
import { openBrowser } from '../../../server/test/browser/support/visitor.js';
import type { Trouble } from '../host/journal.js';
import type { MiniProgram } from '../host/mini-program.js';
import { Phone } from '../host/phone.js';
import { withPlanted, type Planted } from '../support/planted.js';

/** Long enough for a timer, a rejection and a message to Chromium and back. */
const SETTLED_MS = 250;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLED_MS));

describe('the host', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const run = <T>(planted: Planted, look: (mini: MiniProgram) => Promise<T> | T): Promise<T> =>
    withPlanted(browser, planted, async (host) => {
      const mini = await host.launch(new Phone({ persona: 1 }));
      try {
        await settled();
        return await look(mini);
      } finally {
        await mini.kill();
      }
    });

  it('finds nothing wrong with a program without faults', async () => {
    const page = `onLoad() {
      this.setData({ text: '你好' });
      Promise.reject(new Error('handled')).catch(() => undefined);
      wx.setStorageSync('a', { b: 1 });
      console.log('fine', wx.getStorageSync('a').b);
    }`;
    await run({ page, template: '<view>{{text}}</view>' }, async (mini) => {
      await mini.screen.getByText('你好').waitFor();
      expect(mini.journal.troubles).toEqual([]);
      expect(mini.journal.lines).toEqual(['log: fine 1']);
      mini.expectCalm();
    });
  });

  const faults: [string, Planted, Trouble['kind'], RegExp][] = [
    [
      'an error on the console',
      { page: "onLoad() { console.error('broken', { a: 1 }) }" },
      'console error',
      /broken \{"a":1\}/,
    ],
    [
      'an exception in a lifecycle method',
      { page: "onShow() { throw new Error('thrown') }" },
      'uncaught exception',
      /thrown/,
    ],
    [
      'an exception in a timer',
      { page: "onLoad() { setTimeout(() => { throw new Error('late') }, 5) }" },
      'uncaught exception',
      /late/,
    ],
    [
      'an exception in a callback of an ability',
      { page: "onLoad() { wx.getStorageInfo({ success() { throw new Error('in success') } }) }" },
      'uncaught exception',
      /in success/,
    ],
    [
      'an unhandled rejection',
      { page: "async onLoad() { await null; throw new Error('lost') }" },
      'unhandled rejection',
      /lost/,
    ],
    [
      'an ability that fails and nobody handles it',
      { page: 'onLoad() { wx.scanCode() }' },
      'unhandled rejection',
      /scanCode:fail cancel/,
    ],
    [
      'an ability that does not exist',
      { page: 'onLoad() { wx.teleport && wx.teleport() }' },
      'unknown API',
      /wx\.teleport/,
    ],
    [
      'an ability of the other platform',
      { page: 'onLoad() { wx.getOrderPayment?.({}) }' },
      'unknown API',
      /wx\.getOrderPayment/,
    ],
    [
      'an ability that is not played',
      { page: 'onLoad() { wx.openBluetoothAdapter() }' },
      'API not played',
      /wx\.openBluetoothAdapter/,
    ],
    ['a tag of HTML', { template: '<div>一页</div>' }, 'template', /no component <div>/],
    ['a tag without its end', { template: '<view><input value="a"></view>' }, 'template', /missing end tag/],
    ['a style with a local picture', { style: '.a{background:url(/a.png)}' }, 'template', /local file/],
    ['a picture that is not there', { template: '<image src="/a.png"/>' }, 'view', /404/],
    [
      'a package over its budget',
      { files: { 'pages/big.bin': Buffer.alloc(900 * 1024) } },
      'package',
      /main package has 900 KB/,
    ],
    [
      'more than a megabyte in one setData',
      { page: "onLoad() { this.setData({ text: 'x'.repeat(1100000) }) }" },
      'data',
      /1100011 bytes/,
    ],
    [
      'code from a string',
      { page: "onLoad() { new Function('return 1')() }" },
      'uncaught exception',
      /[Cc]ode generation/,
    ],
    [
      'a window',
      { page: 'onLoad() { window.scrollTo(0, 0) }' },
      'uncaught exception',
      /window is not defined/,
    ],
    ["a browser's fetch", { page: 'onLoad() { fetch("/") }' }, 'uncaught exception', /fetch is not defined/],
  ];
  it.each(faults)('notices %s', async (...[, planted, kind, text]) => {
    await run(planted, (mini) => {
      const found = mini.journal.troubles.filter((trouble) => trouble.kind === kind);
      expect(found.map((trouble) => trouble.text).join('\n')).toMatch(text);
      expect(() => mini.expectCalm()).toThrow(text);
    });
  });

  it('knows the abilities of Douyin from those of WeChat', async () => {
    const page = 'onLoad() { tt.requestPayment && tt.requestPayment({}) }';
    await run({ target: 'tt', page }, (mini) => {
      expect(mini.journal.troubles).toEqual([{ kind: 'unknown API', text: 'tt.requestPayment' }]);
    });
  });

  it('forgives what a test makes on purpose, and only that', async () => {
    const page = "onLoad() { console.error('on purpose'); console.error('by mistake') }";
    await run({ page }, (mini) => {
      mini.journal.forgive(/on purpose/);
      expect(() => mini.expectCalm()).toThrow(/by mistake/);
      expect(() => mini.expectCalm()).not.toThrow();
    });
  });

  it('tells observers apart that were made together', async () => {
    const page = `onReady() {
      const made = ['a', 'b'].map((id) => [id, wx.createIntersectionObserver(this)]);
      for (const [id, observer] of made)
        observer.relativeToViewport().observe('#' + id, (entry) => console.log(id + ' saw ' + entry.id));
    }`;
    const template = '<view id="a">甲</view><view id="b">乙</view>';
    await run({ page, template }, async (mini) => {
      await eventually('both to tell', () => mini.journal.lines.length >= 2);
      expect([...mini.journal.lines].sort()).toEqual(['log: a saw a', 'log: b saw b']);
    });
  });

  it('measures an observer by what scrolls the node, and its margins by that too', async () => {
    const page = `onReady() {
      for (const [name, margins] of [['far', {}], ['near', { bottom: 200 }]])
        wx.createIntersectionObserver(this, { thresholds: [0, 0.01] })
          .relativeTo('#box', margins)
          .observe('#a', ({ intersectionRatio }) => console.log(name + ' ' + (intersectionRatio > 0)));
    }`;
    const gap = '<view style="height:200px"></view>';
    const template = `<view id="box" style="height:100px;overflow-y:auto">${gap}<view id="a">甲</view></view>`;
    await run({ page, template }, async (mini) => {
      await eventually('both to tell', () => mini.journal.lines.length >= 2);
      expect([...mini.journal.lines].sort()).toEqual(['log: far false', 'log: near true']);
    });
  });

  it('hears nothing more of a program that was killed', async () => {
    const page = "onLoad() { setTimeout(() => { throw new Error('from beyond') }, 3000) }";
    const journal = await withPlanted(browser, { page }, async (host) => {
      const mini = await host.launch(new Phone({ persona: 1 }));
      await mini.kill();
      // Killed well before its timer, and watched until well after.
      await new Promise((resolve) => setTimeout(resolve, 3_500));
      return mini.journal;
    });
    expect(journal.troubles).toEqual([]);
  });

  it('keeps storage, grants and album on the phone when the program is gone', async () => {
    const page =
      "onLoad() { const n = wx.getStorageSync('n') || 0; wx.setStorageSync('n', n + 1); this.setData({ text: '第' + (n + 1) + '次' }) }";
    await withPlanted(browser, { page, template: '<view>{{text}}</view>' }, async (host) => {
      const phone = new Phone({ persona: 1 });
      for (const text of ['第1次', '第2次']) {
        const mini = await host.launch(phone);
        await mini.screen.getByText(text).waitFor();
        await mini.kill();
      }
      const inMoments = await host.launch(phone, { scene: 1154 });
      await inMoments.screen.getByText('第1次').waitFor();
      await inMoments.kill();
    });
  });

  it('sets the clock of the phone wrong and nothing else', async () => {
    const page =
      "onLoad() { this.setData({ text: new Date().toISOString().slice(0, 13) + ' ' + typeof Date() }) }";
    await withPlanted(browser, { page, template: '<view>{{text}}</view>' }, async (host) => {
      const mini = await host.launch(new Phone({ persona: 1, clockHours: 24 }));
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 13);
      await mini.screen.getByText(`${tomorrow} string`).waitFor();
      await mini.kill();
    });
  });
});
