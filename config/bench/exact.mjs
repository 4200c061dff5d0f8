/**
 * The budgets that are the same on every machine, for `npm test`: sizes of the built packages, and one Lighthouse run per
 * public first screen of a shop that is running. Usage: node config/bench/exact.mjs http://127.0.0.1:8080
 */
import { BUDGETS } from '../lib/budgets.mjs';
import { main } from '../lib/main.mjs';
import { measureScreens, packageFigures, printTable } from './client.mjs';

const PUBLIC = ['home', 'category', 'product'];

main(async () => {
  const screens = await measureScreens(process.argv[2], { names: PUBLIC, runs: 1 });
  const exact = [...packageFigures(), ...screens].filter(({ id }) => BUDGETS[id].exact);
  return printTable(exact) === 0 ? 0 : 1;
});
