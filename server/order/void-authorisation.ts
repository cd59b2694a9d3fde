import { log } from '#server/engine/process/log.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { ChargeState } from '#server/payment/payment-provider.ts';

/**
 * Tells the provider that a payment isn't wanted any more. It is called after the commit. Unreached, the bank lets an
 * authorisation lapse within days and takes no money, and what is paid all the same is given back.
 * @returns how it stands then; null if nobody knows
 */
export async function voidAuthorisation(provider: string, paymentId: string): Promise<ChargeState | null> {
  try {
    return await providerNamed(provider).abandon(paymentId);
  } catch (error) {
    log().warn({ err: error, paymentId }, 'a payment that is not wanted could not be called off');
    return null;
  }
}
