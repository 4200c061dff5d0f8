/** Where things are. Every script of `config/` takes its paths from here, so none depends on the working directory. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything a running mall keeps: database, files, logs, build stamps. Never committed. */
export const DATA_DIR = path.resolve(process.env.DATA_DIR || path.join(ROOT, '.data'));

/** A path inside the repository. */
export const inRoot = (...parts) => path.join(ROOT, ...parts);

/** A path inside the data folder. */
export const inData = (...parts) => path.join(DATA_DIR, ...parts);

/** The folder the simulators' person and the server share: who is who at each platform. */
export const PLATFORM_CONFIG_FILE = inData('platform.json');
