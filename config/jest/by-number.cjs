/** Volumes in the order they were dealt: the heaviest begin, also where jest does not know yet how long they take. */
const { default: Sequencer } = require('@jest/test-sequencer');

const numberOf = ({ path }) => Number(/-(\d+)\.js$/.exec(path)?.[1]);

module.exports = class ByNumber extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => numberOf(a) - numberOf(b));
  }
};
