import { renderDemoFilms } from './films.js';
import { renderDemoPictures } from './render.js';

/**
 * `node server/dist/demo/pictures/main.js <folder>`: a process of its own, because drawing takes several hundred
 * megabytes that a long-lived process would never give back.
 */
async function main(): Promise<void> {
  const outDir = process.argv[2];
  if (!outDir) throw new Error('usage: main.js <folder>');
  let told = 0;
  await renderDemoPictures({
    outDir,
    onProgress: ({ done, total, drawn }) => {
      if (drawn === 0 || (done - told < 40 && done < total)) return;
      told = done;
      process.stdout.write(`  图片 ${done}/${total}\n`);
    },
  });
  const films = await renderDemoFilms(outDir);
  if (films > 0) process.stdout.write(`  短片 ${films}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
