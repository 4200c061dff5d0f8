import { isOn, MiniElement } from './mini-element.js';

const SWIPE_PX = 30;

export class SwiperItemElement extends MiniElement {}

/** Shows one item at a time and never moves by itself: a test that depends on a timer would be a matter of luck. */
export class SwiperElement extends MiniElement {
  private current = 0;
  private from: number | null = null;

  protected override mounted(): void {
    this.current = this.number('current', 0);
    this.addEventListener('pointerdown', (event) => (this.from = event.clientX));
    this.addEventListener('pointerup', (event) => this.released(event.clientX));
    new MutationObserver(() => this.arrange()).observe(this, { childList: true });
    this.arrange();
  }

  protected override changed(name: string, value: unknown): void {
    if (name === 'current' && Number(value) !== this.current) this.show(Number(value), '');
    this.arrange();
  }

  private get items(): SwiperItemElement[] {
    return [...this.children].filter(
      (child): child is SwiperItemElement => child instanceof SwiperItemElement,
    );
  }

  private released(x: number): void {
    const moved = this.from === null ? 0 : x - this.from;
    this.from = null;
    if (Math.abs(moved) > SWIPE_PX) this.show(this.current + (moved < 0 ? 1 : -1), 'touch');
  }

  private show(wanted: number, source: string): void {
    const { length } = this.items;
    if (length === 0) return;
    const isCircular = isOn(this.props.circular);
    const index = isCircular ? (wanted + length) % length : Math.max(0, Math.min(wanted, length - 1));
    if (index === this.current) return;
    this.current = index;
    this.arrange();
    this.emit('change', { current: index, currentItemId: '', source });
    this.emit('animationfinish', { current: index, source });
  }

  private arrange(): void {
    const axis = isOn(this.props.vertical) ? 'Y' : 'X';
    this.items.forEach((item, index) => {
      item.style.transform = `translate${axis}(${(index - this.current) * 100}%)`;
    });
  }
}
