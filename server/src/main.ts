import { createApp } from './create-app.js';
import { ConfigError, loadConfig } from './platform/config/index.js';

async function main(): Promise<void> {
  const config = loadConfig();
  const app = await createApp(config);
  await app.listen(config.PORT, config.HOST);
  process.stdout.write(
    `${JSON.stringify({ ready: true, url: config.PUBLIC_BASE_URL, port: config.PORT })}\n`,
  );
}

main().catch((error: unknown) => {
  // A bad value is the operator's to mend: the sentence is enough. Anything else needs the stack.
  process.stderr.write(
    error instanceof ConfigError
      ? `${error.message}\n`
      : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
