import { address } from '../addresses.js';
import { isOn, MiniElement } from './mini-element.js';

const FITS: Readonly<Record<string, string>> = { aspectFit: 'contain', aspectFill: 'cover' };

export class ImageElement extends MiniElement {
  private readonly picture = document.createElement('img');

  protected override mounted(): void {
    this.picture.alt = '';
    this.picture.onload = () => this.loaded();
    this.picture.onerror = () => this.emit('error', { errMsg: `GET ${String(this.props.src)} failed` });
    this.appendChild(this.picture);
    if (!this.hasAttribute('role')) this.setAttribute('role', 'img');
    this.draw();
  }

  protected override changed(): void {
    this.draw();
  }

  private draw(): void {
    const mode = String(this.props.mode ?? 'scaleToFill');
    this.picture.style.objectFit = FITS[mode] ?? 'fill';
    this.picture.loading = isOn(this.props['lazy-load']) ? 'lazy' : 'eager';
    const source = address(String(this.props.src ?? ''));
    this.picture.style.visibility = source ? '' : 'hidden';
    if (source && this.picture.getAttribute('src') !== source) this.picture.src = source;
  }

  private loaded(): void {
    const { naturalWidth: width, naturalHeight: height } = this.picture;
    if (this.props.mode === 'widthFix') this.style.height = `${(this.offsetWidth * height) / width}px`;
    if (this.props.mode === 'heightFix') this.style.width = `${(this.offsetHeight * width) / height}px`;
    this.emit('load', { width, height });
  }
}
