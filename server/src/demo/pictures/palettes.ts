/** Colours of one picture, from the wall to the words. */
export interface Palette {
  wall: readonly [top: string, bottom: string];
  floor: readonly [near: string, far: string];
  /** Podium, arch and blocks. */
  block: readonly [light: string, dark: string];
  glow: string;
  accent: string;
  ink: string;
  muted: string;
}

function palette(colors: readonly [string, string, string, string, string, string, string, string, string, string]): Palette {
  const [wallTop, wallBottom, floorFar, floorNear, blockLight, blockDark, glow, accent, ink, muted] = colors;
  return { wall: [wallTop, wallBottom], floor: [floorFar, floorNear], block: [blockLight, blockDark], glow, accent, ink, muted };
}

/** Three moods per first-level category, so that a shelf is of one family without repeating itself. */
export const PALETTES: Readonly<Record<string, readonly [Palette, Palette, Palette]>> = {
  tea: [
    palette(['#dfe7d3', '#c3d2b4', '#b4c6a3', '#9fb58c', '#f3f6ea', '#c9d6b8', '#fdfff4', '#55733f', '#2c3b22', '#6d7d60']),
    palette(['#f2e3c9', '#e6cda3', '#d9bb8b', '#c9a671', '#fbf3e3', '#e2cba3', '#fffaf0', '#a5692a', '#4a3018', '#8d7454']),
    palette(['#cfdedb', '#adc6c2', '#9db9b4', '#86a6a0', '#eef5f3', '#bcd2cd', '#f7fffd', '#33665e', '#1f3a36', '#5f7d78']),
  ],
  fresh: [
    palette(['#e4efd0', '#cbdfa9', '#bcd494', '#a5c279', '#f7fbec', '#d3e4b4', '#fffff2', '#5a8a2a', '#2f4516', '#708558']),
    palette(['#fde7d2', '#fbd0aa', '#f5bf92', '#eaa972', '#fff6ea', '#f6d3b0', '#fffaf2', '#d2691e', '#5b2f10', '#a07250']),
    palette(['#dcebf3', '#bdd8e8', '#aaccdf', '#8fb8d0', '#f3fafd', '#c5dfec', '#fafeff', '#2f7397', '#173a4e', '#5d8297']),
  ],
  snack: [
    palette(['#f6e2c6', '#eccb9d', '#e0b981', '#cfa164', '#fdf4e5', '#ebcfa3', '#fffaee', '#a85a1f', '#4d2b12', '#95714a']),
    palette(['#f7dcd3', '#efbfb1', '#e6ad9c', '#d89682', '#fdf1ec', '#efc7ba', '#fff8f4', '#b8452f', '#551f15', '#9e6d61']),
    palette(['#ece3d8', '#d9c8b4', '#cbb69d', '#b79d80', '#f9f4ee', '#dccbb7', '#fffdf8', '#7a5230', '#3a2717', '#85705a']),
  ],
  home: [
    palette(['#ece8df', '#d9d2c3', '#cbc2b0', '#b8ad97', '#faf8f3', '#ddd5c6', '#fffefa', '#7b6a4c', '#37301f', '#80765f']),
    palette(['#dde5df', '#c2d0c6', '#b2c3b7', '#9bb0a2', '#f3f7f4', '#cad8ce', '#fafffb', '#4b7059', '#22382b', '#66806f']),
    palette(['#e2e2ec', '#c9c9dc', '#bab9d0', '#a3a2be', '#f5f5fa', '#cfcfe1', '#fdfdff', '#5d5a8c', '#2a2846', '#716f92']),
  ],
  beauty: [
    palette(['#fbe4e4', '#f5c9cb', '#eeb7ba', '#e39fa4', '#fff4f3', '#f4cfd0', '#fffafa', '#c0485a', '#591f29', '#a06a71']),
    palette(['#f6e6dc', '#ecd0bf', '#e2c0ab', '#d3aa91', '#fcf5f0', '#edd5c6', '#fffcf9', '#b0643d', '#4f2a18', '#96705c']),
    palette(['#eae3f2', '#d6c8e6', '#c8b7db', '#b39fcb', '#f8f4fb', '#d8cce7', '#fefcff', '#7a4fa3', '#371f4e', '#80699a']),
  ],
  kids: [
    palette(['#fdf0cf', '#fae1a4', '#f4d58c', '#e9c46d', '#fffaea', '#f9e4b3', '#fffef4', '#d08a12', '#533a0b', '#98804b']),
    palette(['#d8edf5', '#b6dcec', '#a2d0e4', '#86bfd7', '#f1fafd', '#c0e1ee', '#faffff', '#2b83a8', '#123e52', '#578ba0']),
    palette(['#fde3df', '#fac8c1', '#f4b6ad', '#eaa095', '#fff4f2', '#f8cfc9', '#fffafa', '#d4574b', '#57211b', '#a26f69']),
  ],
  sport: [
    palette(['#dbe6ee', '#b9cddb', '#a8bfd0', '#8faabf', '#f2f7fa', '#c1d3e0', '#fbfeff', '#2c6389', '#16324a', '#5c7b91']),
    palette(['#e6ecd6', '#cfdab2', '#c0cd9d', '#a9b983', '#f7faee', '#d5dfbb', '#fefff6', '#67822a', '#333f14', '#77835a']),
    palette(['#f7e2d4', '#f0c8ae', '#e7b798', '#d99f7b', '#fdf4ee', '#efcfb9', '#fffaf6', '#c4581f', '#532610', '#9c7058']),
  ],
  gift: [
    palette(['#f8dfd2', '#efbfa9', '#e5ac93', '#d59277', '#fdf2ec', '#efc8b5', '#fff9f5', '#b53a26', '#541a10', '#9f6a59']),
    palette(['#f3e8d2', '#e5d1a9', '#d8c192', '#c6ab77', '#fbf6ea', '#e5d3ae', '#fffcf3', '#96702a', '#41300f', '#897550']),
    palette(['#dce3ea', '#bccad8', '#abbbcd', '#93a6bb', '#f3f6f9', '#c5d1de', '#fbfdff', '#3a5678', '#1b2c41', '#627890']),
  ],
};
