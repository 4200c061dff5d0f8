/**
 * Copy that many distributors share, each with one's own link in it (SH03). Variables stand in braces and have Chinese
 * names, because the people who write the copy write Chinese: 「{商品名}只要{价格}，点这里看看：{我的链接}」.
 */
export const COPY_VARIABLES = {
  商品名: '商品的名称',
  价格: '现价，如 ¥99',
  划线价: '市场价；没有就留空',
  店名: '店铺名称',
  我的名字: '分销员的称呼',
  我的链接: '分销员的专属链接',
  我的口令: '一段可以整体复制的口令',
  推广码: '分销员的推广码',
} as const;

export type CopyVariable = keyof typeof COPY_VARIABLES;
export type CopyValues = Readonly<Record<CopyVariable, string>>;

/** These belong to one person, so they are known only when somebody takes the copy along. */
export const OWN_VARIABLES: readonly CopyVariable[] = ['我的链接', '我的口令', '推广码'];
/** These need a product. */
const PRODUCT_VARIABLES: readonly CopyVariable[] = ['商品名', '价格', '划线价'];

const BRACES = /\{([^{}\n]{1,12})\}/g;

const isVariable = (name: string): name is CopyVariable => Object.keys(COPY_VARIABLES).includes(name);

function variablesIn(text: string): string[] {
  const names: string[] = [];
  text.replace(BRACES, (whole, name: string) => {
    names.push(name);
    return whole;
  });
  return names;
}

/** Puts the values in; what is not given stays as it is written. */
export function fillCopy(text: string, values: Partial<CopyValues>): string {
  return text.replace(BRACES, (whole, name: string) => (isVariable(name) ? (values[name] ?? whole) : whole));
}

/** True where the copy leads somewhere: without a link nobody's recommendation is counted. */
export function leadsSomewhere(text: string): boolean {
  return variablesIn(text).some((name) => isVariable(name) && OWN_VARIABLES.includes(name));
}

export type CopyProblem =
  | { code: 'UNKNOWN_VARIABLE'; name: string }
  | { code: 'NEEDS_PRODUCT'; name: string }
  | { code: 'STRAY_BRACE' };

/** What is wrong with the braces, in the order of the text. */
export function checkCopy(text: string, { hasProduct }: { hasProduct: boolean }): CopyProblem[] {
  const problems: CopyProblem[] = [];
  for (const name of variablesIn(text)) {
    if (!isVariable(name)) problems.push({ code: 'UNKNOWN_VARIABLE', name });
    else if (!hasProduct && PRODUCT_VARIABLES.includes(name)) problems.push({ code: 'NEEDS_PRODUCT', name });
  }
  if (/[{}]/.test(text.replace(BRACES, ''))) problems.push({ code: 'STRAY_BRACE' });
  return problems;
}

/** The first problem in words, for whoever writes the copy; null when there is none. */
export function explainCopy(problems: readonly CopyProblem[]): string | null {
  const [first] = problems;
  switch (first?.code) {
    case undefined:
      return null;
    case 'UNKNOWN_VARIABLE':
      return `没有叫「${first.name}」的变量`;
    case 'NEEDS_PRODUCT':
      return `「${first.name}」只能用在关联了商品的素材里`;
    case 'STRAY_BRACE':
      return '有没配对的大括号';
  }
}
