/**
 * The tab bar of phones, as the element that Taro's router creates and feeds by events. Links with an address, so that
 * they can be opened beside; drawings in the text's colour, so that they need no request and follow the theme.
 */
import Taro from '@tarojs/taro';
import shapes from '@/assets/tab/shapes.json';
import { openTab } from '../visited';

interface Shape {
  d: string;
  fill?: boolean;
  /** Drawn in the colour of the bar, on top of what is filled. */
  knockout?: boolean;
}
interface Tab {
  pagePath: string;
  text: string;
}
/** What Taro's API waits for. */
interface Badge {
  index: number;
  text?: string;
  successHandler?: (result: { errMsg: string }) => void;
  errorHandler?: (result: { errMsg: string }) => void;
}

const nameOf = (path: string): string => /pages\/(\w+)\//.exec(path)?.[1] ?? '';
const withSlash = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

function paths(list: readonly Shape[]): string {
  const paint = ({ fill, knockout }: Shape): string =>
    `fill="${fill ? 'currentColor' : 'none'}" stroke="${knockout ? 'var(--c-surface)' : 'currentColor'}"`;
  return list.map((shape) => `<path d="${shape.d}" ${paint(shape)}/>`).join('');
}

function drawing(tab: Tab): string {
  const shape = (shapes as Record<string, { off: Shape[]; on: Shape[] }>)[nameOf(tab.pagePath)];
  if (!shape) return '';
  return `<svg viewBox="0 0 24 24" aria-hidden="true"><g class="tab-off">${paths(shape.off)}</g><g class="tab-on">${paths(shape.on)}</g></svg>`;
}

class TabBar extends HTMLElement {
  /** Set by the router before the element is in the document. */
  conf!: { list: Tab[]; homePage: string };
  private links: HTMLAnchorElement[] = [];

  connectedCallback(): void {
    this.setAttribute('role', 'navigation');
    this.setAttribute('aria-label', '主导航');
    this.links = this.conf.list.map((tab) => this.link(tab));
    this.replaceChildren(...this.links);
    this.select(withSlash(this.conf.homePage));
    Taro.eventCenter.on('__taroRouterChange', this.onRoute);
    Taro.eventCenter.on('__taroSetTabBarBadge', this.onBadge);
    Taro.eventCenter.on('__taroRemoveTabBarBadge', this.onBadge);
  }

  private link(tab: Tab): HTMLAnchorElement {
    const link = document.createElement('a');
    const url = withSlash(tab.pagePath);
    link.href = url;
    link.className = 'tab';
    link.innerHTML = `<span class="tab-icon">${drawing(tab)}<b class="tab-badge" hidden></b></span><span class="tab-text"></span>`;
    (link.lastElementChild as HTMLElement).textContent = tab.text;
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void openTab(url);
    });
    return link;
  }

  private select(path: string): void {
    const isHome = path === '/' || path === '';
    const selected = isHome ? 0 : this.conf.list.findIndex((tab) => withSlash(tab.pagePath) === path);
    this.hidden = selected < 0;
    this.links.forEach((link, index) => {
      if (index === selected) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    });
  }

  private readonly onRoute = ({ toLocation }: { toLocation?: { path?: string } } = {}): void =>
    this.select(withSlash(toLocation?.path ?? window.location.pathname));

  private readonly onBadge = ({ index, text = '', successHandler, errorHandler }: Badge): void => {
    const badge = this.links[index]?.querySelector<HTMLElement>('.tab-badge');
    if (!badge) {
      errorHandler?.({ errMsg: 'tabBarBadge:fail there is no such tab' });
      return;
    }
    badge.hidden = text === '';
    badge.textContent = text;
    successHandler?.({ errMsg: 'tabBarBadge:ok' });
  };
}

/** Called by the router, by the name it knows. */
export function defineCustomElementTaroTabbar(): void {
  if (!customElements.get('taro-tabbar')) customElements.define('taro-tabbar', TabBar);
}
