// Draws the tab bar's PNG icons (81 px, under 2 KB each) from strokes. Run: node client/scripts/tab-icons.mjs
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// sharp belongs to the server (posters); the icons are committed, so the client needs it only when they change.
const require = createRequire(new URL('../../server/package.json', import.meta.url));
const sharp = require('sharp');

const out = fileURLToPath(new URL('../src/assets/tab/', import.meta.url));
const icons = {
  home: [
    'M4 11.2 12 4.5l8 6.7V19a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 19z',
    'M9 15.5h1.8c1 0 .8-2.2 1.6-2.2 1 0 .4 3.4 1.4 3.4',
  ],
  category: [
    'M4.5 4.5h6v6h-6zM13.5 13.5h6v6h-6zM4.5 13.5h6v6h-6z',
    'M16.5 4.2a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6z',
  ],
  cart: [
    'M5 8.5h14l-.9 10.6a1.5 1.5 0 0 1-1.5 1.4H7.4a1.5 1.5 0 0 1-1.5-1.4z',
    'M8.7 11V7a3.3 3.3 0 0 1 6.6 0v4',
  ],
  me: ['M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8z', 'M4.5 20.3c.5-4 3.5-6 7.5-6s7 2 7.5 6z'],
};

const draw = ([body, mark], on) => {
  const colour = on ? '#c2301c' : '#857a6e';
  const shape = on
    ? `<path d="${body}" fill="${colour}" stroke="${colour}"/><path d="${mark}" fill="none" stroke="${body.includes('20.3') ? colour : '#fffaf3'}"/>`
    : `<path d="${body}" fill="none" stroke="${colour}"/><path d="${mark}" fill="none" stroke="${colour}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 24 24" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`;
};

fs.mkdirSync(out, { recursive: true });
for (const [name, paths] of Object.entries(icons)) {
  for (const on of [false, true]) {
    let svg = draw(paths, on);
    if (on && name === 'me')
      svg = svg.replace('fill="none" stroke', 'fill="#c2301c" stroke').replaceAll('#fffaf3', '#c2301c');
    if (on && name === 'category')
      svg = svg.replace('fill="none" stroke="#fffaf3"', 'fill="#c2301c" stroke="#c2301c"');
    if (on && name === 'cart')
      svg = svg
        .replace('stroke="#fffaf3"', 'stroke="#c2301c"')
        .replace('M8.7 11V7a3.3 3.3 0 0 1 6.6 0v4', 'M8.7 8V7a3.3 3.3 0 0 1 6.6 0v1');
    const png = await sharp(Buffer.from(svg))
      .png({ palette: true, colours: 32, compressionLevel: 9 })
      .toBuffer();
    fs.writeFileSync(`${out}${name}${on ? '-on' : ''}.png`, png);
    console.log(name, on, png.length);
  }
}
