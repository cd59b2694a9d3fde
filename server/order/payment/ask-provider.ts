import { type PaymentProviderName, paymentProviders, paymentTraits } from '#contract/payment/payment-providers.ts';
import { isDecided, type PaymentStatus } from '#domain/order/payment-progress.ts';
import { database } from '#server/engine/database/database.ts';
import { log } from '#server/engine/process/log.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { hearOfMoney } from '#server/order/refund/hear-of-money.ts';
import { providerNamed } from '#server/payment/offered-providers.ts';
import type { OpenCharges } from '#server/payment/open-charges.ts';
import { providers } from '#server/payment/providers.ts';
import { finaliseOrder } from './finalise-order.ts';

/** How many are asked about together, and side by side: one slow answer holds up no other. */
const atOnce = 40;
const hands = 4;

interface Asking {
  name: string;
  provider: PaymentProviderName;
  charges: OpenCharges;
  /** Without keys charges are put off until there are some again. */
  isSetUp: () => boolean;
}

/** Asks about every charge that isn't decided, once a minute: a webhook that was lost is missed for no longer. */
function askAboutCharges(asking: Asking): DueWork {
  const { name, charges, isSetUp } = asking;
  return {
    name,
    due: charges.due,
    async run() {
      const taken = await charges.takeToAsk(atOnce);
      const due = (isSetUp() ? taken : []).values();
      const ask = async () => {
        for (const paymentId of due) await askAbout(paymentId, asking);
      };
      await Promise.all(Array.from({ length: hands }, ask));
    },
  };
}

async function askAbout(paymentId: string, { provider, charges }: Asking): Promise<void> {
  try {
    const payment = await database().payment.findUnique({
      where: { id: paymentId },
      select: { status: true, order: { select: { status: true } } },
    });
    const status = (payment?.status ?? 'created') as PaymentStatus;
    // Nobody waits for it any more: its order was cancelled while nothing reached the provider.
    const isUnwanted = payment?.order.status !== 'placed' && (!isDecided(status) || status === 'declined');
    const bank = providerNamed(provider);
    const state = await (isUnwanted ? bank.abandon(paymentId) : bank.find(paymentId));
    if (!state) return;
    await finaliseOrder(paymentId, state);
    // What was told of a payment that was paid before is of money that goes back.
    if (payment && isDecided(status) && state.status === 'approved') await hearOfMoney(paymentId);
    if (isDecided(state.status)) await charges.askNoMore(paymentId);
  } catch (error) {
    log().warn({ err: error, paymentId, provider }, 'a charge could not be asked about; it will be asked about again');
  }
}

/** @throws Error for a provider that is part of the shop: it has nothing to be asked */
export function askProvider(provider: PaymentProviderName): DueWork {
  const { charges, isSetUp } = providers[provider];
  if (!charges) throw new Error(`Nothing is at the payment provider ${provider}.`);
  return askAboutCharges({
    name: `ask ${paymentTraits[provider].name} about open charges`,
    provider,
    charges,
    isSetUp,
  });
}

export const askProviders: readonly DueWork[] = paymentProviders
  .filter((provider) => providers[provider].charges !== null)
  .map(askProvider);
