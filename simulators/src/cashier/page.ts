import type { FastifyReply } from 'fastify';
import type { Persona } from '../core/index.js';

/** What a cashier page shows. Texts are for people: Simplified Chinese. */
export interface CashierView {
  /** e.g. `支付宝收银台（模拟）`. */
  title: string;
  brandColor: string;
  description: string;
  amountFen: number;
  outTradeNo: string;
  expiresAt?: number;
  /** Where the two buttons post to. */
  action: string;
  /** Fields repeated with either button. */
  hidden: Record<string, string>;
  personas: readonly Persona[];
}

/** Text made safe for HTML, attribute values included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** 12990 → `129.90`. */
export function yuan(amountFen: number): string {
  return `${Math.floor(amountFen / 100)}.${String(amountFen % 100).padStart(2, '0')}`;
}

/** A page where a person chooses who pays, then pays or turns back. */
export function cashierPage(view: CashierView): string {
  const hidden = Object.entries(view.hidden).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const people = view.personas.map(
    (p) => `<option value="${p.no}">${escapeHtml(`${p.name} ${p.phone}（sim-user-${p.no}）`)}</option>`,
  );
  const deadline =
    view.expiresAt === undefined ? '' : `<p>请在 ${shanghaiTime(view.expiresAt)} 前完成支付</p>`;
  return document(
    view.title,
    view.brandColor,
    `<p class="amount">¥${yuan(view.amountFen)}</p>
<p>${escapeHtml(view.description)}</p>
<p class="quiet">商户单号 ${escapeHtml(view.outTradeNo)}</p>${deadline}
<form method="post" action="${escapeHtml(view.action)}">${hidden.join('')}
<label>付款人 <select name="persona">${people.join('')}</select></label>
<button name="act" value="pay">确认付款</button>
<button name="act" value="decline" class="plain">暂不付款</button>
</form>`,
  );
}

/** A page that only says something, e.g. why a trade cannot be paid. */
export function messagePage(title: string, brandColor: string, message: string): string {
  return document(title, brandColor, `<p>${escapeHtml(message)}</p>`);
}

/** Sends a page. No script runs on it. */
export function sendPage(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    )
    .send(html);
}

/** Whether a browser may be sent there: a page of ours, not `javascript:` and the like. */
export function isWebUrl(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url);
}

function shanghaiTime(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function document(title: string, brandColor: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body{margin:0;background:#f5f5f5;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#222}
header{background:${brandColor};color:#fff;padding:16px;text-align:center;font-weight:600}
main{max-width:420px;margin:24px auto;background:#fff;border-radius:12px;padding:24px;text-align:center}
.amount{font-size:36px;font-weight:700;margin:0}
.quiet{color:#888;font-size:14px}
label{display:block;margin:16px 0}
select{font:inherit;padding:8px;max-width:100%}
button{display:block;width:100%;min-height:48px;margin-top:12px;border:0;border-radius:8px;background:${brandColor};color:#fff;font:inherit}
button.plain{background:#eee;color:#333}
</style></head>
<body><header>${escapeHtml(title)}</header><main>${body}</main></body></html>`;
}
