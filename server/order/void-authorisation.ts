import { log } from '#server/log.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';

/** It is called after the commit. Unreached, the bank lets the authorisation lapse within days and takes no money. */
export async function voidAuthorisation(provider: string, paymentId: string): Promise<void> {
  try {
    await providerNamed(provider).abandon(paymentId);
  } catch (error) {
    log().warn({ err: error, paymentId }, 'an authorisation was not let go; it ends by itself');
  }
}
