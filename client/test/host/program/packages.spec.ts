import { DIALECTS } from '../dialects.js';
import { packageProblems, packageSizes } from './packages.js';

const KB = 1024;
const sizes = (main: number, sub: number) =>
  packageSizes(
    [
      { path: 'app.js', bytes: main },
      { path: 'packages/order/index.js', bytes: sub },
      { path: 'packages/orders.js', bytes: 0 },
    ],
    ['packages/order'],
  );

describe('the size of packages', () => {
  it('counts a file where it is loaded from', () => {
    expect(sizes(10, 20)).toEqual([
      { root: '', bytes: 10 },
      { root: 'packages/order', bytes: 20 },
    ]);
  });

  it.each([
    ['within everything', 800 * KB, 1000 * KB, []],
    ['main over our budget', 820 * KB, 0, ['the main package has 820 KB, our budget is 819 KB']],
    ['sub over our budget', 0, 1025 * KB, ['the package packages/order has 1025 KB, our budget is 1024 KB']],
    ['main over the limit', 2049 * KB, 0, ['the main package has 2049 KB, the platform takes 2048 KB']],
  ])('%s', (...[, main, sub, problems]) => {
    expect(packageProblems(sizes(main, sub), DIALECTS.weapp)).toEqual(problems);
  });

  it('adds all packages up', () => {
    const many = Array.from({ length: 21 }, (_, index) => ({ root: `p${index}`, bytes: KB * KB }));
    expect(packageProblems(many, DIALECTS.tt)).toEqual(['all packages together have 21504 KB']);
  });
});
