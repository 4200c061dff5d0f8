import path from 'node:path';
import { loadDevPlatformConfig, type DevPlatformConfig } from '../core/dev-keys.js';

/**
 * Names, secrets and keys for a test, made on the first run on a machine and kept: six new key pairs cost every spec that
 * plays a platform two CPU seconds, a quarter of what it needs altogether. Nothing a spec says depends on which keys.
 */
export const testPlatformConfig = (): DevPlatformConfig =>
  loadDevPlatformConfig(path.resolve('.data', 'test-platform.json'));
