import { browserOf } from './user-agent';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15';

it.each([
  [`${IPHONE} Mobile/15E148 MicroMessenger/8.0.50(0x18003234) NetType/WIFI Language/zh_CN`, 'wechat'],
  [
    `${IPHONE} Mobile/15E148 MicroMessenger/8.0.50(0x18003234) NetType/WIFI miniProgram/wxMINI01`,
    'wechat-mini',
  ],
  [`${IPHONE} Mobile/15E148 wxwork/4.1.20 MicroMessenger/7.0.1 Language/zh`, 'phone'],
  [`${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`, 'phone'],
  [
    'Mozilla/5.0 (Linux; Android 14; PHK110) AppleWebKit/537.36 Chrome/125.0.0.0 Mobile Safari/537.36',
    'phone',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/125.0.0.0 Safari/537.36', 'desktop'],
])('%s is %s', (userAgent, kind) => {
  expect(browserOf(userAgent)).toBe(kind);
});
