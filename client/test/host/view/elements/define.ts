import { ButtonElement, CanvasElement, SliderElement, WebViewElement } from './controls.js';
import { InputElement, TextareaElement } from './field.js';
import { ImageElement } from './image.js';
import { MiniElement } from './mini-element.js';
import { ScrollViewElement } from './scroll-view.js';
import { SwiperElement, SwiperItemElement } from './swiper.js';
import { VideoElement } from './video.js';

class ViewElement extends MiniElement {}
class TextElement extends MiniElement {}

const PLAYED: Record<string, CustomElementConstructor> = {
  view: ViewElement,
  text: TextElement,
  image: ImageElement,
  button: ButtonElement,
  input: InputElement,
  textarea: TextareaElement,
  'scroll-view': ScrollViewElement,
  swiper: SwiperElement,
  'swiper-item': SwiperItemElement,
  slider: SliderElement,
  canvas: CanvasElement,
  video: VideoElement,
  'web-view': WebViewElement,
};

/** Built-in components that this host draws; `program/tags.ts` holds templates to the same list. */
export function defineElements(): void {
  for (const [tag, element] of Object.entries(PLAYED)) customElements.define(`wx-${tag}`, element);
}
