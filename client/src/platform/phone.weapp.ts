import type { PhoneAdapter } from './contract';

export const phone: PhoneAdapter = {
  supported: true,
  read(detail) {
    const { code } = (detail ?? {}) as { code?: string };
    return code ? { code } : null;
  },
};
