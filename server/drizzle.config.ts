import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'mysql',
  schema: ['./dist/platform/db/platform.schema.js', './dist/modules/*/*.schema.js'],
  out: './drizzle',
});
