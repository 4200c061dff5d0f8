import type { Element as GlassElement } from 'glass-easel';

/** True as templates mean it: present, and not the word "false". */
export const isOn = (value: unknown): boolean => value === '' || (Boolean(value) && value !== 'false');

/** Attributes that mean the same to Chromium under another name. */
const SPOKEN: Readonly<Record<string, string>> = { 'aria-role': 'role' };

/** A built-in component of the platform. Values arrive as they were set, not as text. */
export class MiniElement extends HTMLElement {
  /** Set by glass-easel on every node it makes. */
  declare __wxElement?: GlassElement;
  protected readonly props: Record<string, unknown> = {};
  private isMounted = false;

  connectedCallback(): void {
    if (this.isMounted) return;
    this.isMounted = true;
    this.mounted();
  }

  receive(name: string, value: unknown): void {
    this.props[name] = value;
    const spoken = SPOKEN[name];
    if (spoken && value) this.setAttribute(spoken, String(value));
    if (this.isMounted) this.changed(name, value);
  }

  /** Once in the document; the first attributes are there. */
  protected mounted(): void {}

  protected changed(_name: string, _value: unknown): void {}

  protected number(name: string, otherwise: number): number {
    const value = Number(this.props[name]);
    return Number.isFinite(value) && this.props[name] !== '' ? value : otherwise;
  }

  /** An event of the component itself, which does not bubble. */
  emit(type: string, detail: Record<string, unknown> = {}): void {
    this.__wxElement?.triggerEvent(type, detail, { bubbles: false, composed: false });
  }
}

/** Hands typed values to our elements before they become text. */
export function receiveAttribute(node: unknown, name: string, value: unknown): void {
  if (node instanceof MiniElement) node.receive(name, value);
}
