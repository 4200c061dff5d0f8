import type { Page } from 'playwright-core';

/** All that the page objects need: a page of a browser, or the page on top of a mini-program. */
export type Screen = Pick<Page, 'getByRole' | 'getByText' | 'getByLabel' | 'url'>;
