// A webpack loader for app.config.ts on H5, from which Taro writes the entry. In one piece, everything that runs before the
// first page blocks a phone for half a second; here the large modules are run one after the other, and the browser may answer
// a finger in between. The entry itself is the same file with a query.
const ENTRY = '?entry';
/** In the order in which the entry would have run them. */
const STEPS = ['react-dom/client', '@tarojs/router', './app'];

/** Taro's exports are not asked for here, or all of them would be kept. Of CommonJS none could be left away. */
const hintOf = (request) => (request.startsWith('@tarojs/') ? ', webpackExports: []' : '');

module.exports = function stepwiseEntry(source) {
  if (this.resourceQuery === ENTRY) return source;
  const load = (request) =>
    `() => import(/* webpackMode: "eager"${hintOf(request)} */ ${JSON.stringify(request)})`;
  return `
const breath = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(null);
});
(async () => {
  for (const step of [${[...STEPS, `./app.config.ts${ENTRY}`].map(load).join(', ')}]) {
    await step();
    await breath();
  }
})();
`;
};
