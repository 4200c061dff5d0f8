import type { Locator } from 'playwright-core';
import type { Screen } from '../support/screen.js';
import { eventually, see } from '../support/see.js';

/** The names that people know the templates by. */
type Template = '好物卡' | '画报' | '手札' | '票根' | '留白' | '夜月';

/** Where posters are made. */
export class Studio {
  constructor(private readonly page: Screen) {}

  picture(): Locator {
    return this.page.getByRole('img', { name: /海报/ }).filter({ visible: true });
  }

  /** Waits until a picture stands there with everything on it, another one than `before`; where it is found. */
  async seeDrawn(before?: string): Promise<string> {
    await see(this.picture(), 'the poster');
    await eventually('the poster is drawn', () => this.isDrawn(before));
    return (await this.picture().getAttribute('src')) ?? '';
  }

  /** Chooses a template, and has another picture than `before` of it. */
  async take(template: Template, before: string): Promise<string> {
    const choice = this.page.getByRole('radio', { name: template, exact: true }).filter({ visible: true });
    await choice.click();
    const drawn = await this.seeDrawn(before);
    expect(await choice.getAttribute('aria-checked')).toBe('true');
    return drawn;
  }

  private isDrawn(before: string | undefined): Promise<boolean> {
    return this.picture().evaluate((element, old) => {
      const image = element as HTMLImageElement;
      return image.complete && image.naturalWidth > 500 && image.getAttribute('src') !== old;
    }, before);
  }
}
