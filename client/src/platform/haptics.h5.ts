import type { HapticsAdapter } from './contract';

export const haptics: HapticsAdapter = {
  tap() {
    navigator.vibrate?.(8);
  },
};
