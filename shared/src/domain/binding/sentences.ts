import { SHANGHAI_OFFSET_MS } from '../../kernel/clock.js';

/** `2026-01-16 10:00:00`, Shanghai time. */
export function moment(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

function until(end: Date | null): string {
  return end === null ? '长期有效' : `保护期至 ${moment(end)}`;
}

/** What the binding's time line says. */
export const bindingSentence = {
  selfClick: '打开的是自己的推广链接，不建立归属关系。',
  notActive: '该分销员目前未处于有效状态，不建立归属关系。',
  stale: '该点击早于当前归属关系，不影响归属。',
  permanent: '归属关系长期有效，不因其他点击改变。',
  notRegistering: '仅注册时的推广链接建立归属，本次点击不建立。',
  registration: '客户通过该推广链接注册，建立长期归属。',
  lastClick: '按最后一次点击归属，客户改归该分销员。',
  protectionOver: '原保护期已结束，客户改归本次点击的分销员。',
  previousExpired: '原归属已到期，客户归属本次点击的分销员。',
  ownerLeft: '原分销员已退出或被清退，客户改归本次点击的分销员。',
  firstClick: (end: Date | null): string => `首次点击该分销员的推广链接，建立归属，${until(end)}。`,
  alreadyBound: (end: Date | null): string => `客户已归属该分销员，${until(end)}，本次点击不延长。`,
  protected: (end: Date | null): string => `客户处于原分销员的保护期内（${until(end)}），归属不变。`,
  renew: (end: Date | null): string => `客户再次点击该分销员的推广链接，归属续期，${until(end)}。`,
} as const;
