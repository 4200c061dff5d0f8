import { createApp } from './create-app.js';
import { loadConfig } from './platform/config/index.js';
import { runProcess } from './run-process.js';

await runProcess(async () => {
  const config = loadConfig();
  const app = await createApp(config);
  await app.listen(config.PORT, config.HOST);
  return { app, ready: { url: config.PUBLIC_BASE_URL, port: config.PORT } };
});
