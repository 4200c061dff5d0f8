import { browser } from './browser';
import type { ServiceAdapter } from './contract';

export const service: ServiceAdapter = {
  // A desk has no telephone: there the number is shown.
  way: ({ webUrl, phone }) => (webUrl || (phone && browser !== 'desktop') ? 'call' : 'none'),
  open({ webUrl, phone }) {
    if (webUrl) window.open(webUrl, '_blank', 'noopener,noreferrer');
    else window.location.assign(`tel:${phone}`);
  },
};
