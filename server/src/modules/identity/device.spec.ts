import { deviceOf } from './device.js';

it.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50',
    'iphone',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1',
    'iphone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; PHK110) Chrome/125.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
    'android',
  ],
  ['Mozilla/5.0 (Linux; Android 10; K) Chrome/125.0 Mobile Safari/537.36', 'android'],
  ['Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb/4.1', 'harmony'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', 'mac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/125.0', 'windows'],
  ['node', ''],
  ['', ''],
])('%s runs on %s', (userAgent, kind) => {
  expect(deviceOf(userAgent)).toBe(kind);
});
