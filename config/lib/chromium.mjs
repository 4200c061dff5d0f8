/** A Chromium for the browser tests, and a font with Chinese characters so that screenshots show no boxes. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { aptInstall, canInstall } from './apt.mjs';
import { ReadableError, warn } from './log.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser's path, or undefined. `CHROMIUM_PATH` names one explicitly. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'];
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...FIXED];
  return candidates.find((file) => fs.existsSync(file));
}

/** Unknown (no fontconfig to ask) counts as present: the font only matters for how screenshots look. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const answer = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return answer.error ? false : answer.stdout.trim() !== '';
}

/**
 * @returns {Promise<string>} the browser's path
 * @throws {ReadableError} when there is none and none can be installed
 */
export async function ensureChromium() {
  const missing = [...(findChromium() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0 && canInstall()) await aptInstall(missing);
  const browser = findChromium();
  if (!browser) {
    throw new ReadableError(
      'The browser tests need Chromium or Chrome. Install one, or name it: CHROMIUM_PATH=/path/to/chrome npm test',
    );
  }
  if (!hasChineseFont())
    warn('No Chinese font was found; screenshots will show boxes (package fonts-noto-cjk).');
  return browser;
}
