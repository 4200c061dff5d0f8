import { isOn, MiniElement } from './mini-element.js';

type Native = HTMLInputElement | HTMLTextAreaElement;
const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' };
/** Chromium's own events of the inner field, which the mini-program must hear only in its own words. */
const OWN = ['input', 'change', 'keydown', 'keyup', 'keypress', 'scroll'] as const;

/** input and textarea: a native field inside, whose events are told as the platform tells them. */
abstract class FieldElement<T extends Native> extends MiniElement {
  protected abstract readonly field: T;

  protected override mounted(): void {
    const { field } = this;
    this.appendChild(field);
    for (const [name, value] of Object.entries(this.props)) this.changed(name, value);
    for (const type of OWN) field.addEventListener(type, (event) => event.stopPropagation());
    field.addEventListener('input', () => this.emit('input', this.state({ keyCode: 0 })));
    field.addEventListener('focus', () => this.emit('focus', { value: field.value, height: 0 }));
    field.addEventListener('blur', () => this.emit('blur', this.state()));
  }

  protected state(more: Record<string, unknown> = {}): Record<string, unknown> {
    return { value: this.field.value, cursor: this.field.selectionEnd, ...more };
  }

  protected override changed(name: string, value: unknown): void {
    const { field } = this;
    if (name === 'value') {
      const text = value === undefined || value === null ? '' : String(value as string);
      if (field.value !== text) field.value = text;
    } else if (name === 'placeholder') field.placeholder = String(value ?? '');
    else if (name === 'disabled') field.disabled = isOn(value);
    else if (name === 'aria-label') field.setAttribute('aria-label', String(value ?? ''));
    else if (name === 'maxlength') {
      if (Number(value) >= 0) field.maxLength = Number(value);
      else field.removeAttribute('maxlength');
    } else if (name === 'focus' || name === 'auto-focus') {
      if (isOn(value)) setTimeout(() => field.focus());
    }
  }
}

export class InputElement extends FieldElement<HTMLInputElement> {
  protected readonly field = document.createElement('input');

  protected override mounted(): void {
    super.mounted();
    this.field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.emit('confirm', { value: this.field.value });
    });
  }

  protected override changed(name: string, value: unknown): void {
    super.changed(name, value);
    if (name === 'password') this.field.type = isOn(value) ? 'password' : 'text';
    if (name === 'type') this.field.inputMode = KEYBOARDS[String(value)] ?? 'text';
  }
}

export class TextareaElement extends FieldElement<HTMLTextAreaElement> {
  protected readonly field = document.createElement('textarea');

  protected override mounted(): void {
    super.mounted();
    this.field.addEventListener('input', () => this.grow());
    this.grow();
  }

  private grow(): void {
    if (!isOn(this.props['auto-height'])) return;
    this.style.height = 'auto';
    this.style.height = `${this.field.scrollHeight}px`;
  }
}
