import path from 'node:path';
import type { Browser } from 'playwright-core';
import { baseUrl } from '../../../server/test/browser/support/visitor.js';
import type { Target } from '../host/dialects.js';
import { Host } from '../host/host.js';

export const MINI_TARGETS = ['weapp', 'tt'] as const;

const DIST = path.resolve(__dirname, '../../dist');

/** The compiled program of one platform against the running mall. */
export function openHost(
  browser: Browser,
  target: Target,
  screen?: { width: number; height: number; scale: number },
): Promise<Host> {
  const controlUrl = process.env.SIM_CONTROL_URL;
  if (!controlUrl) throw new Error('SIM_CONTROL_URL is not set: run this through npm test -- mini');
  const folder = path.join(DIST, target);
  return Host.open({ browser, target, folder, serverUrl: baseUrl(), controlUrl, screen });
}
