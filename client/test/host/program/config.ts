/** app.json and the JSON files beside pages, as far as the host reads them. */
export interface PageConfig {
  navigationBarTitleText?: string;
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  navigationStyle?: 'default' | 'custom';
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  onReachBottomDistance?: number;
  usingComponents?: Record<string, string>;
}

export interface TabBarItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface TabBar {
  color?: string;
  selectedColor?: string;
  backgroundColor?: string;
  borderStyle?: string;
  list: TabBarItem[];
}

export interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  entryPagePath?: string;
  window?: PageConfig;
  tabBar?: TabBar;
  usingComponents?: Record<string, string>;
  themeLocation?: string;
  /** WeChat: the abilities about places that the program says it uses. */
  requiredPrivateInfos?: string[];
  /** By the program's own name for each. */
  plugins?: Record<string, { version: string; provider: string }>;
}

/** Every page in the order of app.json, sub-packages last. */
export function allPages(app: AppConfig): string[] {
  const inPackages = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root.replace(/\/$/, '')}/${page}`),
  );
  return [...app.pages, ...inPackages];
}

/** Puts the colours of theme.json where app.json says `@name`. */
export function withTheme<T>(value: T, colours: Readonly<Record<string, string>>): T {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' && inner.startsWith('@') ? (colours[inner.slice(1)] ?? inner) : inner,
  );
  return JSON.parse(text) as T;
}

/** "/a/b" is from the root, "../b" from the folder of `from`. */
export function resolvePath(from: string, wanted: string): string {
  if (wanted.startsWith('/')) return wanted.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const part of wanted.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
