/**
 * Stands in for the handler of a navigation bar that Taro's router would draw; ours is `components/nav-bar`. What
 * remains is the title of the document, which each page of the stack has its own of.
 */
import Taro from '@tarojs/taro';

interface Pages {
  readonly originPathname: string;
  readonly pageConfig?: { navigationBarTitleText?: string };
}

// eslint-disable-next-line no-restricted-syntax -- the shape of the module it replaces
export default class PageTitle {
  private readonly known = new Map<string, string>();

  constructor(private readonly pages: Pages) {
    Taro.eventCenter.on('__taroH5SetNavigationBarTitle', (title: string) => {
      this.known.set(pages.originPathname, title);
      document.title = title;
    });
  }

  /** A page came on show. */
  load(): void {
    const title = this.known.get(this.pages.originPathname) ?? this.pages.pageConfig?.navigationBarTitleText;
    if (title) document.title = title;
  }
}
