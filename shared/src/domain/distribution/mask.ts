/** What a member is called until they name themselves. It says nothing of the person, so half of it may be told:
 *  of ten customers who came by phone none could be told from another. */
const GIVEN_NAME = /^用户[0-9A-Z]{3}([0-9A-Z]{3})$/;

/** “张三” → “张*”: the first character and one star, so that not even the length shows. Blank names become “*”. */
export function maskName(name: string): string {
  const given = GIVEN_NAME.exec(name.trim());
  if (given) return `用户*${given[1]}`;
  const [first] = Array.from(name.trim());
  return first === undefined ? '*' : `${first}*`;
}

/** “13812340000” → “138****0000”. Anything that is not a mainland mobile number is hidden whole. */
export function maskPhone(phone: string): string {
  const match = /^(?:\+?86)?(1\d{2})\d{4}(\d{4})$/.exec(phone.replace(/[\s-]/g, ''));
  return match ? `${match[1]}****${match[2]}` : '***********';
}
