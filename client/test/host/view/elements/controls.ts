import { say } from '../wire.js';
import { isOn, MiniElement } from './mini-element.js';

/** With `open-type` it asks the platform for something. */
export class ButtonElement extends MiniElement {
  private isTouched = false;

  protected override mounted(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'button');
    this.addEventListener('pointerdown', () => (this.isTouched = true));
    this.addEventListener('click', () => {
      // A click without a touch of its own came from a touch on the page before.
      if (!this.isTouched) return;
      this.isTouched = false;
      const ability = this.props['open-type'];
      if (isOn(this.props.disabled) || typeof ability !== 'string' || ability === '') return;
      const dataset = { ...(this.__wxElement?.dataset as Record<string, unknown> | undefined) };
      say({ kind: 'ability', node: this.id, ability, dataset });
    });
  }
}

/** A native range inside: what a finger does to it is Chromium's business. */
export class SliderElement extends MiniElement {
  private readonly range = document.createElement('input');

  protected override mounted(): void {
    this.range.type = 'range';
    this.appendChild(this.range);
    for (const [name, value] of Object.entries(this.props)) this.changed(name, value);
    const state = (): Record<string, unknown> => ({ value: Number(this.range.value) });
    this.range.addEventListener('input', (event) => {
      event.stopPropagation();
      this.emit('changing', state());
    });
    this.range.addEventListener('change', (event) => {
      event.stopPropagation();
      this.emit('change', state());
    });
  }

  protected override changed(name: string, value: unknown): void {
    if (name === 'min' || name === 'max' || name === 'step') this.range[name] = String(value as number);
    if (name === 'value') this.range.value = String(value as number);
    if (name === 'disabled') this.range.disabled = isOn(value);
    if (name === 'activeColor') this.range.style.accentColor = String(value);
    if (name === 'aria-label') this.range.setAttribute('aria-label', String(value ?? ''));
  }
}

/** The logic layer draws; here is only the picture of it. */
export class CanvasElement extends MiniElement {
  private readonly picture = document.createElement('img');

  protected override mounted(): void {
    this.picture.alt = '';
    this.picture.style.visibility = 'hidden';
    this.appendChild(this.picture);
  }

  paint(picture: string): void {
    this.picture.src = picture;
    this.picture.style.visibility = '';
  }
}

/** Another site covers the page. Which one is all there is to see: it runs in a browser, and is tested there. */
export class WebViewElement extends MiniElement {
  protected override mounted(): void {
    this.changed('src', this.props.src);
  }

  protected override changed(name: string, value: unknown): void {
    if (name === 'src') this.textContent = String(value as string);
  }
}
