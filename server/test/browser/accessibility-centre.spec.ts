import type { Browser } from 'playwright-core';
import { Backstage } from './support/backstage.js';
import { EARNING, SPREADING, walk } from './support/everybody.js';
import { arrange, type Cast } from './support/personas.js';
import { openBrowser } from './support/visitor.js';

const PATIENCE_MS = 240_000;

describe('every page of the distributor centre, for everybody', () => {
  let browser: Browser;
  let cast: Cast;

  beforeAll(async () => {
    cast = await arrange(await Backstage.open(), { shopper: 145, distributor: 146 });
    browser = await openBrowser();
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
  });

  it(
    'as somebody who earns',
    () => walk(browser, { pages: EARNING, ids: cast.ids, who: cast.distributor }),
    PATIENCE_MS,
  );
  it(
    'as somebody who spreads the word',
    () => walk(browser, { pages: SPREADING, ids: cast.ids, who: cast.distributor }),
    PATIENCE_MS,
  );
});
