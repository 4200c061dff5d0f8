import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import type { Realm } from './logic/realm.js';
import type { Stage } from './stage.js';

interface Size {
  width: number;
  height: number;
}

interface Deps {
  realm: Realm;
  stage: () => Stage;
  /** The bytes behind an address or a temporary file. */
  bytesOf(source: string): Promise<Buffer>;
}

const SHOWN_AFTER_MS = 20;
/** What `drawImage` is given by the mini-program → what our canvas can draw. */
const pictures = new WeakMap<object, unknown>();

/** An image of a canvas: loads when its `src` is set. */
class CanvasImage {
  width = 0;
  height = 0;
  onload: (() => void) | null = null;
  onerror: ((error: { errMsg: string }) => void) | null = null;
  #source = '';
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get src(): string {
    return this.#source;
  }

  set src(source: string) {
    this.#source = source;
    void this.#load(source);
  }

  async #load(source: string): Promise<void> {
    const { realm, bytesOf } = this.#deps;
    try {
      const picture = await loadImage(await bytesOf(source));
      pictures.set(this, picture);
      this.width = picture.width;
      this.height = picture.height;
      realm.guard(() => this.onload?.());
    } catch (error) {
      realm.guard(() => this.onerror?.({ errMsg: (error as Error).message }));
    }
  }
}

/** Canvases of the open pages. They are drawn on here, as on a phone; the page only shows the picture. */
export class Canvases {
  private readonly made = new Map<string, object>();
  private readonly raw = new WeakMap<object, Canvas>();

  constructor(private readonly deps: Deps) {}

  of(page: number, selector: string, size: Size): object {
    const key = `${page} ${selector}`;
    const known = this.made.get(key) ?? this.make(size, (canvas) => this.show(page, selector, canvas));
    this.made.set(key, known);
    return known;
  }

  offscreen(size: Size): object {
    return this.make(size, () => undefined);
  }

  /** What is on a canvas, as a PNG. */
  png(canvas: object): Buffer {
    const raw = this.raw.get(canvas);
    if (!raw) throw new Error('canvas is empty');
    return raw.toBuffer('image/png');
  }

  private show(page: number, selector: string, canvas: Canvas): void {
    const picture = `data:image/png;base64,${canvas.toBuffer('image/png').toString('base64')}`;
    void this.deps.stage().send(page, { kind: 'paint', selector, picture });
  }

  private make({ width, height }: Size, show: (canvas: Canvas) => void): object {
    const canvas = createCanvas(Math.max(1, width), Math.max(1, height));
    let timer: NodeJS.Timeout | undefined;
    const drawn = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        if (!this.deps.realm.ended) show(canvas);
      }, SHOWN_AFTER_MS);
    };
    const context = watched(canvas.getContext('2d'), drawn);
    const node = {
      getContext: () => context,
      createImage: () => new CanvasImage(this.deps),
      requestAnimationFrame: (callback: () => void) => setTimeout(() => this.deps.realm.guard(callback), 16),
      cancelAnimationFrame: (id: NodeJS.Timeout) => clearTimeout(id),
      get width() {
        return canvas.width;
      },
      set width(value: number) {
        canvas.width = value;
      },
      get height() {
        return canvas.height;
      },
      set height(value: number) {
        canvas.height = value;
      },
    };
    this.raw.set(node, canvas);
    return node;
  }
}

/** The 2d context, telling when something was drawn and taking our images for its own. */
function watched(context: object, drawn: () => void): object {
  return new Proxy(context, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        drawn();
        const own = args.map((arg) =>
          typeof arg === 'object' && arg !== null ? (pictures.get(arg) ?? arg) : arg,
        );
        return (value as (...values: unknown[]) => unknown).apply(target, own);
      };
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}
