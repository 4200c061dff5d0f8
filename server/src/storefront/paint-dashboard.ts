import { html, type Html } from './html.js';
import { boxes } from './paint.js';

const STYLE = html`<style>
  .boot-title {
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 2.2rem;
    text-align: center;
  }
  .boot-purse {
    box-sizing: border-box;
    height: 13.3rem;
    margin-top: 0.4rem;
    padding: 0.8rem;
    border-radius: 0.6rem;
    background: var(--boot-bone);
  }
  .boot-purse > * {
    visibility: hidden;
  }
  .boot-known {
    color: #f8efe2;
    background: linear-gradient(140deg, #3a302a, #28211c);
  }
  @media (prefers-color-scheme: dark) {
    .boot-known {
      background: linear-gradient(140deg, #40352d, #2c2520);
    }
  }
  .boot-known > * {
    visibility: visible;
  }
  .boot-purse > p {
    margin: 0 0 0.2rem;
    font-size: 0.65rem;
    line-height: 1rem;
    opacity: 0.8;
  }
  .boot-sum {
    display: flex;
    align-items: baseline;
    padding-top: 0.18rem;
    font-family: 'DIN Alternate', 'Roboto', 'Noto Sans CJK SC', sans-serif;
    font-size: 1.7rem;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
    color: #e6c893;
  }
  .boot-sum > span {
    letter-spacing: -0.01em;
  }
  .boot-sum > small {
    font-size: 0.68em;
  }
  .boot-sum > small:first-child {
    margin-right: 0.05rem;
  }
</style>`;

/** What the loader puts in: the field of the answer is an amount in fen. See config/taro/boot-loader.js. */
interface Sum {
  path: string;
  field: string;
}

/**
 * What a distributor comes for. The document is the same for everybody, so the sum is not in it: its loader shows it when the
 * answer has come, before the page's scripts run. Somebody without one sees a plain card.
 */
export function paintDashboard({ path, field }: Sum): Html {
  return html`${STYLE}
    <div class="boot-in">
      <div class="boot-title">分销中心</div>
      <div class="boot-purse" data-answer="${path}">
        <p>可提现（元）</p>
        <div class="boot-sum"><small>¥</small><span data-hero data-fen="${field}"></span><small></small></div>
      </div>
      <div class="boot-grid">${boxes(2)}</div>
    </div>`;
}
