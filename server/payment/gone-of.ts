import type { RefundAtProvider } from './payment-provider.ts';

/** How much has gone back, or is on its way, in minor units. */
export const goneOf = (refunds: readonly RefundAtProvider[]): number =>
  refunds.filter(({ status }) => status !== 'failed').reduce((sum, { amount }) => sum + amount, 0);
