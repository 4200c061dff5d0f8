import { create } from 'zustand';

/** The address chosen for the checkout that is under way. Client state only: forgotten with the app. */
export const usePickedAddress = create<{ addressId: string | undefined }>(() => ({ addressId: undefined }));

export function pickAddress(addressId: string | undefined): void {
  usePickedAddress.setState({ addressId });
}
