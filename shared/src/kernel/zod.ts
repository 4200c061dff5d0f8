/**
 * The one file that imports zod. Mini-program runtimes forbid `new Function`, which zod uses unless told otherwise
 * before the first schema exists; so the setting lives where the name comes from.
 */
import * as z from 'zod';

z.config({ jitless: true });

export { z };
