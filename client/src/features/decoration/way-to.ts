import type { BlockLink } from '@yimai/shared/contracts/decoration-blocks';
import { openPage } from '@/lib/navigate';
import { addressOf } from './link-address';

/** What a tap does; undefined where it leads nowhere, so that nothing looks as if it could be pressed. */
export function wayTo(link: BlockLink): (() => void) | undefined {
  const address = addressOf(link);
  return address === null ? undefined : () => openPage(address);
}
