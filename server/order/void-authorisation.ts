import { log } from '#server/log.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';

/** After the commit. If the bank can't be reached, the authorisation lapses within days, and no money is taken. */
export async function voidAuthorisation(provider: string, paymentId: string): Promise<void> {
  try {
    await providerNamed(provider).abandon(paymentId);
  } catch (error) {
    log().warn({ err: error, paymentId }, 'an authorisation was not let go; it ends by itself');
  }
}
