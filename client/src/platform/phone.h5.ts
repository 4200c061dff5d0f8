import type { PhoneAdapter } from './contract';

export const phone: PhoneAdapter = { supported: false, read: () => null };
