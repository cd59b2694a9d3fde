import { limits } from '#server/engine/limit/limit.ts';

export const invoiceLimits = limits({
  /** Each document of a month is drawn anew. */
  invoiceArchives: { rate: '10/600', per: 'person', countedIn: 'redis' },
});
