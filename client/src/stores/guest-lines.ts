import { storage } from '@/platform/storage';

/** What somebody who is not logged in put into the cart; prices and stock are the server's. */
export interface GuestLine {
  skuId: string;
  quantity: number;
  isSelected: boolean;
}

const KEY = 'guest-cart';
const MOST_LINES = 100;
const MOST_PIECES = 999;

const bounded = (line: GuestLine): GuestLine => ({ ...line, quantity: Math.min(line.quantity, MOST_PIECES) });

export const guestLines = {
  all: (): GuestLine[] => storage.get<GuestLine[]>(KEY) ?? [],
  set(lines: readonly GuestLine[]): void {
    if (lines.length === 0) storage.remove(KEY);
    else storage.set(KEY, lines.slice(0, MOST_LINES).map(bounded));
  },
  /** Last added first, like the server's. */
  add(skuId: string, quantity: number): void {
    const lines = guestLines.all();
    const present = lines.find((line) => line.skuId === skuId)?.quantity ?? 0;
    const rest = lines.filter((line) => line.skuId !== skuId);
    guestLines.set([{ skuId, quantity: present + quantity, isSelected: true }, ...rest]);
  },
  change(change: (line: GuestLine) => GuestLine): void {
    guestLines.set(guestLines.all().map(change));
  },
  remove(skuId: string): void {
    guestLines.set(guestLines.all().filter((line) => line.skuId !== skuId));
  },
};
