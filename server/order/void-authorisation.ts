import { log } from '#server/log.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';

/**
 * Tells the bank that money it set aside isn't wanted. Called after the commit that says so. If the bank
 * can't be reached it lets go by itself within days, and nothing is ever taken: the payment is declined.
 */
export async function voidAuthorisation(provider: string, paymentId: string): Promise<void> {
  try {
    await providerNamed(provider).abandon(paymentId);
  } catch (error) {
    log().warn({ err: error, paymentId }, 'an authorisation was not let go; it ends by itself');
  }
}
