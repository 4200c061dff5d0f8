/**
 * Jest begins with the largest files, and with what took longest the last time where it knows. A clean checkout does not know,
 * and here the shortest files walk through all pages: left to the end, each would keep one worker busy and two waiting.
 */
const { default: Sequencer } = require('@jest/test-sequencer');

const LONG = [
  'budgets/pages',
  'journeys/bad-days',
  'browser/accessibility-shop',
  'browser/accessibility-centre',
  'browser/budgets',
  'journeys/distributor',
  'journeys/shopper',
];

const place = ({ path }) => {
  const index = LONG.findIndex((name) => path.endsWith(`${name}.spec.ts`));
  return index < 0 ? LONG.length : index;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
};
