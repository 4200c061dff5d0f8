/**
 * Pull to refresh, as the element that Taro puts around the content of a page that wants it. Listens to movements only
 * while a finger is down at the top, so that scrolling never waits for a script.
 */
import Taro from '@tarojs/taro';

const TRIGGER_PX = 56;
const FARTHEST_PX = 110;
/** How much of the finger's way the page follows. */
const DAMPING = 0.5;

interface Handlers {
  successHandler?: (result: { errMsg: string }) => void;
}
type Scroller = HTMLElement & { __page?: { onPullDownRefresh?: () => void } };

class PullToRefresh extends HTMLElement {
  private startY = 0;
  private pulled = 0;
  private refreshing = false;
  private scroller: Scroller | null = null;

  connectedCallback(): void {
    this.scroller = this.parentElement;
    this.scroller?.addEventListener('touchstart', this.onStart, { passive: true });
    Taro.eventCenter.on('__taroStartPullDownRefresh', this.onAsked);
    Taro.eventCenter.on('__taroStopPullDownRefresh', this.onDone);
  }

  disconnectedCallback(): void {
    this.letGo();
    this.scroller?.removeEventListener('touchstart', this.onStart);
    Taro.eventCenter.off('__taroStartPullDownRefresh', this.onAsked);
    Taro.eventCenter.off('__taroStopPullDownRefresh', this.onDone);
  }

  private readonly onStart = (event: TouchEvent): void => {
    if (this.refreshing || event.touches.length !== 1 || (this.scroller?.scrollTop ?? 1) > 0) return;
    this.startY = event.touches[0]?.clientY ?? 0;
    this.scroller?.addEventListener('touchmove', this.onMove, { passive: false });
    this.scroller?.addEventListener('touchend', this.onEnd);
    this.scroller?.addEventListener('touchcancel', this.onEnd);
  };

  private readonly onMove = (event: TouchEvent): void => {
    const way = (event.touches[0]?.clientY ?? 0) - this.startY;
    if ((way <= 0 && this.pulled === 0) || (this.scroller?.scrollTop ?? 0) > 0) {
      this.letGo();
      return;
    }
    if (event.cancelable) event.preventDefault();
    this.move(Math.min(Math.max(way * DAMPING, 0), FARTHEST_PX));
  };

  private readonly onEnd = (): void => {
    const isFar = this.pulled >= TRIGGER_PX;
    this.letGo();
    if (isFar) this.refresh();
    else this.move(0);
  };

  private letGo(): void {
    this.scroller?.removeEventListener('touchmove', this.onMove);
    this.scroller?.removeEventListener('touchend', this.onEnd);
    this.scroller?.removeEventListener('touchcancel', this.onEnd);
  }

  private refresh(): void {
    this.refreshing = true;
    this.move(TRIGGER_PX);
    this.scroller?.__page?.onPullDownRefresh?.();
  }

  private move(px: number): void {
    this.pulled = px;
    this.dataset.pull = this.refreshing ? 'busy' : px >= TRIGGER_PX ? 'ready' : px > 0 ? 'moving' : '';
    // A transform, even an empty one, would become the containing block of everything fixed inside.
    this.style.transform = px > 0 ? `translateY(${px}px)` : '';
  }

  private readonly onAsked = ({ successHandler }: Handlers): void => {
    if (this.offsetParent && !this.refreshing) this.refresh();
    successHandler?.({ errMsg: 'startPullDownRefresh:ok' });
  };

  private readonly onDone = ({ successHandler }: Handlers): void => {
    this.refreshing = false;
    this.move(0);
    successHandler?.({ errMsg: 'stopPullDownRefresh:ok' });
  };
}

/** Called by the entry that Taro generates, by the name it knows. */
export function defineCustomElementTaroPullToRefreshCore(): void {
  if (!customElements.get('taro-pull-to-refresh-core'))
    customElements.define('taro-pull-to-refresh-core', PullToRefresh);
}
