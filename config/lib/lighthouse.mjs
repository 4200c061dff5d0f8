/** Lighthouse's mobile preset (simulated slow 4G, a processor four times slower) in a Chromium of its own per run. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { ReadableError } from './log.mjs';
import { onShutdown, stopProcess } from './processes.mjs';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--mute-audio',
  '--lang=zh-CN',
];
const LISTENS_WITHIN_MS = 30_000;

/** A browser nobody has used: no cache, no compiled code, no storage. */
async function launch(executablePath) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'yimai-lighthouse-'));
  const child = spawn(executablePath, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const close = async () => {
    forget();
    await stopProcess(child, 'SIGKILL');
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const forget = onShutdown(close);
  const listening = new Promise((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const port = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
  });
  const port = await Promise.race([listening, sleep(LISTENS_WITHIN_MS, undefined, { ref: false })]);
  if (port) return { port, close };
  await close();
  throw new ReadableError('Chromium did not open its debugging port.');
}

/** Leaves somebody's session where the storefront looks for it. */
async function logIn(port, { url, session }) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await browser.contexts()[0].newPage();
  // Something small of the same origin: the storefront itself would fill the caches.
  await page.goto(new URL('/readyz', url).href);
  await page.evaluate(
    (value) => globalThis.localStorage.setItem('yimai.session', JSON.stringify({ data: value })),
    session,
  );
  await page.close();
  await browser.close();
}

const isApi = (url) => new URL(url).pathname.startsWith('/v1/');

/** What we keep of Lighthouse's report. Times in ms; bytes as transferred. */
function summarize({ lhr, artifacts }) {
  const value = (id) => lhr.audits[id]?.numericValue ?? null;
  const requests = lhr.audits['network-requests'].details.items;
  const bytes = (list) => list.reduce((sum, one) => sum + (one.transferSize ?? 0), 0);
  const ofType = (type) => requests.filter((one) => one.resourceType === type);
  return {
    lcpMs: value('largest-contentful-paint'),
    tbtMs: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    fcpMs: value('first-contentful-paint'),
    speedIndexMs: value('speed-index'),
    performance: lhr.categories.performance.score * 100,
    accessibility: lhr.categories.accessibility.score * 100,
    scriptBytes: bytes(ofType('Script')),
    imageBytes: bytes(ofType('Image')),
    totalBytes: bytes(requests),
    apiRequests: requests.filter(({ url }) => isApi(url)).length,
    requests: requests.length,
    benchmarkIndex: lhr.environment.benchmarkIndex,
    lcpElement: artifacts.TraceElements?.find(({ traceEventType }) => /largest|lcp/i.test(traceEventType))
      ?.node?.snippet,
  };
}

/**
 * One run.
 * @param {{ url: string, session?: object, executablePath: string, reportFile?: string }} options
 *   `session` logs somebody in first; `reportFile` keeps the whole report as JSON
 */
export async function measure({ url, session, executablePath, reportFile }) {
  const { default: lighthouse } = await import('lighthouse');
  const { port, close } = await launch(executablePath);
  try {
    if (session) await logIn(port, { url, session });
    const result = await lighthouse(url, {
      port,
      logLevel: 'error',
      output: 'json',
      onlyCategories: ['performance', 'accessibility'],
      skipAudits: ['full-page-screenshot', 'screenshot-thumbnails'],
    });
    const { lhr } = result;
    if (lhr.runtimeError) throw new ReadableError(`${url}: ${lhr.runtimeError.message}`);
    if (reportFile) {
      fs.mkdirSync(path.dirname(reportFile), { recursive: true });
      fs.writeFileSync(reportFile, result.report);
    }
    return summarize(result);
  } finally {
    await close();
  }
}
