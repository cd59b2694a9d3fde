import { shopUrl } from '#server/mail/shop-url.ts';

/** Where a payer comes back to: of the configured address, never of what a request says. */
export const backTo = (paymentId: string): string => `${shopUrl()}/api/payments/${paymentId}/return`;
