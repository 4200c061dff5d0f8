import { isOn, MiniElement } from './mini-element.js';

const THRESHOLD_PX = 50;

export class ScrollViewElement extends MiniElement {
  private wasLow = false;
  private wasHigh = true;
  private last = { top: 0, left: 0 };

  protected override mounted(): void {
    this.addEventListener('scroll', () => this.scrolled());
  }

  protected override changed(name: string, value: unknown): void {
    if (value === undefined || value === null || value === '') return;
    if (name === 'scroll-top') requestAnimationFrame(() => (this.scrollTop = Number(value)));
    if (name === 'scroll-left') requestAnimationFrame(() => (this.scrollLeft = Number(value)));
    if (name === 'scroll-into-view')
      requestAnimationFrame(() => document.getElementById(String(value))?.scrollIntoView());
  }

  private scrolled(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = this;
    const isVertical = isOn(this.props['scroll-y']);
    this.emit('scroll', {
      scrollTop,
      scrollLeft,
      scrollHeight,
      scrollWidth,
      deltaX: this.last.left - scrollLeft,
      deltaY: this.last.top - scrollTop,
    });
    this.last = { top: scrollTop, left: scrollLeft };
    const [position, length, whole] = isVertical
      ? [scrollTop, clientHeight, scrollHeight]
      : [scrollLeft, clientWidth, scrollWidth];
    const isLow = position + length + this.number('lower-threshold', THRESHOLD_PX) >= whole;
    const isHigh = position <= this.number('upper-threshold', THRESHOLD_PX);
    if (isLow && !this.wasLow) this.emit('scrolltolower', { direction: isVertical ? 'bottom' : 'right' });
    if (isHigh && !this.wasHigh) this.emit('scrolltoupper', { direction: isVertical ? 'top' : 'left' });
    this.wasLow = isLow;
    this.wasHigh = isHigh;
  }
}
