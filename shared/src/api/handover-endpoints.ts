import { endpoint } from './endpoint.js';

/** From one client to another on the same phone, without losing the cart, the login or who recommended it. */
export const handoverEndpoints = {
  createHandover: endpoint('POST /v1/handovers', 'anyone', {
    summary: 'A ticket to go on elsewhere: single use, ninety seconds',
    rate: 'link',
  }),
  lookAtHandover: endpoint('POST /v1/handovers/look', 'anyone', {
    summary: 'Whose ticket this is and where it leads; does not spend it',
    rate: 'login',
  }),
  redeemHandover: endpoint('POST /v1/auth/handover', 'anyone', {
    summary: 'Go on with what the ticket carries; spends it',
    rate: 'login',
  }),
  previewCart: endpoint('POST /v1/shop/cart/preview', 'anyone', {
    summary: "A guest's cart at today's prices and stock",
    rate: 'read',
  }),
  takeCart: endpoint('POST /v1/shop/cart/take', 'member', {
    summary: 'What was put together before logging in joins the cart',
  }),
} as const;
