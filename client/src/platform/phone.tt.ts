import type { PhoneAdapter } from './contract';

/** Douyin gives a code to apps that applied for it, ciphertext to the others. */
export const phone: PhoneAdapter = {
  supported: true,
  read(detail) {
    const { code, encryptedData, iv } = (detail ?? {}) as {
      code?: string;
      encryptedData?: string;
      iv?: string;
    };
    if (code) return { code };
    return encryptedData && iv ? { encryptedData, iv } : null;
  },
};
