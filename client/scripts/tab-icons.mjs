// Draws the tab bar's PNG icons (81 px, under 2 KB each) that mini-programs want, from the shapes that H5 uses as they
// are. Run: node client/scripts/tab-icons.mjs
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// sharp belongs to the server (posters); the icons are committed, so the client needs it only when they change.
const require = createRequire(new URL('../../server/package.json', import.meta.url));
const sharp = require('sharp');

const out = fileURLToPath(new URL('../src/assets/tab/', import.meta.url));
const shapes = JSON.parse(fs.readFileSync(`${out}shapes.json`, 'utf8'));
const COLOURS = { off: '#857a6e', on: '#c2301c' };
const PAPER = '#fffaf3';

function draw(list, colour) {
  const path = ({ d, fill, knockout }) =>
    `<path d="${d}" fill="${fill ? colour : 'none'}" stroke="${knockout ? PAPER : colour}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="81" height="81" viewBox="0 0 24 24" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${list.map(path).join('')}</svg>`;
}

for (const [name, states] of Object.entries(shapes)) {
  for (const [state, colour] of Object.entries(COLOURS)) {
    const png = await sharp(Buffer.from(draw(states[state], colour)))
      .png({ palette: true, colours: 32, compressionLevel: 9 })
      .toBuffer();
    fs.writeFileSync(`${out}${name}${state === 'on' ? '-on' : ''}.png`, png);
    console.log(name, state, png.length);
  }
}
