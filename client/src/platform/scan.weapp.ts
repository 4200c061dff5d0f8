import type { ScanAdapter } from './contract';
import { scanMini } from './scan-mini';

export const scan: ScanAdapter = scanMini;
