/** `npm run build [-- target …]`: shared, server, simulators, h5, weapp, tt, console; all of them by default. */
import { TARGETS, build } from './lib/build.mjs';
import { main } from './lib/main.mjs';
import { ensureDependencies } from './lib/pnpm.mjs';

main(async () => {
  await ensureDependencies();
  const asked = process.argv.slice(2);
  await build(asked.length > 0 ? asked : Object.keys(TARGETS));
});
