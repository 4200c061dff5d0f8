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
/** The same engine without the browser around it: an eighth less CPU in every test that opens pages. */
const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function firstOf(names, fixed = []) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'];
  const candidates = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...fixed];
  return candidates.find((file) => fs.existsSync(file));
}

/** The browser's path, or undefined. `CHROMIUM_PATH` names one explicitly. */
export const findChromium = () => process.env.CHROMIUM_PATH || firstOf(NAMES, FIXED);

/** The headless shell's path, else the browser's, or undefined. */
export const findShell = () => process.env.CHROMIUM_PATH || firstOf(SHELL_NAMES) || findChromium();

/** Unknown (no fontconfig to ask) counts as present: the font only matters for how screenshots look. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const answer = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return answer.error ? false : answer.stdout.trim() !== '';
}

/** The shell is not packaged everywhere Chromium is; a machine that has either is left as it is. */
async function install(packages, isShellEnough) {
  if (!isShellEnough || !packages.includes('chromium')) return aptInstall(packages);
  const instead = packages.map((name) => (name === 'chromium' ? 'chromium-headless-shell' : name));
  await aptInstall(instead).catch(() => aptInstall(packages));
}

/**
 * @param {{ isShellEnough?: boolean }} [options] `isShellEnough`: for tests, which need no window, no extensions and no
 *   letters that are alike to the pixel
 * @returns {Promise<string>} the browser's path
 * @throws {ReadableError} when there is none and none can be installed
 */
export async function ensureChromium({ isShellEnough = false } = {}) {
  const find = isShellEnough ? findShell : findChromium;
  const missing = [...(find() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0 && canInstall()) await install(missing, isShellEnough);
  const browser = find();
  if (!browser) {
    throw new ReadableError(
      'The browser tests need Chromium or Chrome. Install one, or name it: CHROMIUM_PATH=/path/to/chrome npm test',
    );
  }
  if (!hasChineseFont())
    warn('No Chinese font was found; screenshots will show boxes (package fonts-noto-cjk).');
  return browser;
}
