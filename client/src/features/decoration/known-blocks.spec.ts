import { knownBlocks } from './known-blocks';

describe('blocks this client can show', () => {
  const renderers = { title: 1, text: 1 };
  const block = (id: string, type: string) => ({ id, type });

  it('are those it has a renderer for, in their order', () => {
    const blocks = [block('a', 'text'), block('b', 'hologram'), block('c', 'title')];
    expect(knownBlocks(blocks, renderers).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('are not what every object happens to have', () => {
    expect(knownBlocks([block('a', 'toString'), block('b', 'constructor')], renderers)).toEqual([]);
  });
});
