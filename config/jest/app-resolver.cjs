/** `@/x` is `src/x` of the package that imports it; the client's platform files resolve as on H5. */
const path = require('node:path');

const root = path.resolve(__dirname, '../..');

module.exports = (request, options) => {
  if (!request.startsWith('@/')) return options.defaultResolver(request, options);
  const [app] = path.relative(root, options.basedir).split(path.sep);
  const target = path.join(root, app, 'src', request.slice(2));
  const extensions = options.extensions.flatMap((extension) => [`.h5${extension}`, extension]);
  return options.defaultResolver(target, { ...options, extensions });
};
