import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` listens; only `vite` (development of the console itself) talks to it through this proxy. */
const SERVER = 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // antd is one vendor file, the screens are small files of their own.
    chunkSizeWarningLimit: 1400,
    // The server caches for a year what carries a hexadecimal hash.
    rolldownOptions: {
      output: {
        hashCharacters: 'hex',
        entryFileNames: 'assets/[name].[hash].js',
        chunkFileNames: 'assets/[name].[hash].js',
        assetFileNames: 'assets/[name].[hash][extname]',
      },
    },
  },
  server: { proxy: { '/v1': SERVER, '/files': SERVER } },
});
