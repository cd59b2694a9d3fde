import { settings } from '#server/config/settings.ts';
import { providers } from './providers.ts';

/** `live`: money moves. `test`: orders are placed and none moves. `none`: nothing can be paid. */
export type PaymentsTaken = 'live' | 'test' | 'none';

export function paymentsTaken(): PaymentsTaken {
  if (Object.values(providers).some(({ isLive }) => isLive())) return 'live';
  const { DEMO, TEST_PAYMENTS } = settings();
  return DEMO || TEST_PAYMENTS ? 'test' : 'none';
}

/** Whether what is ordered now is marked as a test: in a demo everything is play, and says so itself. */
export const takesTestOrders = (): boolean => !settings().DEMO && paymentsTaken() === 'test';
