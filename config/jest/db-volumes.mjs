import { SUITES } from '../lib/suites.mjs';
import db from './db.mjs';
import { inVolumes } from './volumes.mjs';

const { roots, pattern } = SUITES.find(({ name }) => name === 'db');

/** As db, for a run of all: the specs of eight files or so share what they have loaded. */
export default inVolumes('db', db, { folders: roots, isSpec: (file) => pattern.test(file), count: 8 });
