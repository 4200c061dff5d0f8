import { buyElsewhere, clickInDouyinBuyInWechat } from './chapters/buy.js';
import {
  checkReceipts,
  deliverAndRefundEarly,
  earnAgain,
  refundLate,
  settleAndWithdraw,
} from './chapters/earn.js';
import { openShop } from './chapters/open-shop.js';
import { oneIdentity, recruit } from './chapters/recruit.js';
import { Story } from './story.js';
import { World } from './world.js';

const CHAPTERS = [
  openShop,
  recruit,
  oneIdentity,
  clickInDouyinBuyInWechat,
  buyElsewhere,
  checkReceipts,
  deliverAndRefundEarly,
  settleAndWithdraw,
  refundLate,
  earnAgain,
];

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run this through npm run journey`);
  return value;
}

/** The whole story over the public API and the simulators. Exits 0 only without a surprise. */
async function main(): Promise<void> {
  const isJson = process.argv.includes('--json');
  const story = new Story(isJson);
  const world = new World(
    {
      apiBaseUrl: required('API_BASE_URL'),
      simControlUrl: required('SIM_CONTROL_URL'),
      isKilling: process.argv.includes('--kill'),
    },
    story,
  );
  for (const chapter of CHAPTERS) {
    await chapter(world);
    await world.checkBooks();
  }
  const { accounts, sumFen } = await world.finance.api.getTrialBalance();
  story.fact('trialBalance', { sumFen, accounts });
  if (isJson) process.stdout.write(`${JSON.stringify({ ...story.facts, checks: story.checked }, null, 2)}\n`);
  else process.stdout.write(`\n旅程完成：${story.checked} 项断言全部成立，总账合计 ¥0.00\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`\n✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
