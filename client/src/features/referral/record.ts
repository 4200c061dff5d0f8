import { deviceId } from '@/lib/device';
import { api, type ApiOutput } from '@/lib/request';
import type { Entrance } from '@/platform/entrance';
import { platformName } from '@/platform/name';
import { referral } from '@/stores/referral';

/** A code was opened: this phone remembers it, the server records the click, before anybody logs in. */
export function recordCode(
  code: string,
  how: { entrance: Entrance; path: string },
): Promise<ApiOutput<'recordClick'>> {
  referral.remember(code);
  return api.recordClick({
    code,
    deviceId: deviceId(),
    platform: platformName,
    scene: how.entrance,
    path: how.path.slice(0, 256),
  });
}
