import type { ScanAdapter } from './contract';

export const scan: ScanAdapter = { supported: false, scan: () => Promise.resolve(null) };
