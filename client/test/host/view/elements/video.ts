import { address } from '../addresses.js';
import { isOn, MiniElement } from './mini-element.js';

/** A film with the browser's own controls: those of the platforms look different and do the same. */
export class VideoElement extends MiniElement {
  private readonly film = document.createElement('video');

  protected override mounted(): void {
    this.film.playsInline = true;
    this.film.preload = 'none';
    for (const type of ['play', 'pause', 'ended', 'error'])
      this.film.addEventListener(type, () => this.emit(type));
    this.appendChild(this.film);
    this.draw();
  }

  protected override changed(): void {
    this.draw();
  }

  private draw(): void {
    this.film.controls = isOn(this.props.controls ?? true);
    this.film.muted = isOn(this.props.muted);
    this.film.loop = isOn(this.props.loop);
    this.film.style.objectFit = String(this.props['object-fit'] ?? 'contain');
    const source = address(String(this.props.src ?? ''));
    const poster = address(String(this.props.poster ?? ''));
    if (poster && this.film.poster !== poster) this.film.poster = poster;
    if (source && this.film.getAttribute('src') !== source) this.film.src = source;
  }
}
