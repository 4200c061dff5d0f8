import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { Target } from '../host/dialects.js';
import { DIALECTS } from '../host/dialects.js';
import { Host } from '../host/host.js';

/** A mini-program of one page, and what a test plants in it. */
export interface Planted {
  target?: Target;
  /** Fields of the page's definition, e.g. `onLoad() { … }`. */
  page?: string;
  template?: string;
  style?: string;
  /** More files of the program. */
  files?: Record<string, string | Buffer>;
}

const SERVER = 'http://127.0.0.1:9';

/** Writes the program, opens a host for it and takes both away afterwards. */
export async function withPlanted<T>(
  browser: Browser,
  { target = 'weapp', page = '', template = '<view>一页</view>', style = '', files = {} }: Planted,
  use: (host: Host) => Promise<T>,
): Promise<T> {
  const dialect = DIALECTS[target];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yimai-planted-'));
  const all: Record<string, string | Buffer> = {
    'app.json': JSON.stringify({ pages: ['pages/a', 'pages/b'], window: { navigationBarTitleText: '一' } }),
    'app.js': 'App({})',
    'pages/a.js': `Page({ data: { text: '' }, ${page} })`,
    [`pages/a${dialect.template}`]: template,
    [`pages/a${dialect.style}`]: style,
    'pages/b.js': 'Page({})',
    [`pages/b${dialect.template}`]: '<view>另一页</view>',
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  const host = await Host.open({ browser, target, folder, serverUrl: SERVER, controlUrl: SERVER });
  try {
    return await use(host);
  } finally {
    await host.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
