import type { AddressBookAdapter } from './contract';

export const addressBook: AddressBookAdapter = {
  label: null,
  pick: () => Promise.resolve({ kind: 'closed' }),
};
