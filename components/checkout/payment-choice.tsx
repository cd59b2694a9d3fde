'use client';

import dynamic from 'next/dynamic';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import type { CardForm, CheckoutDefaults } from '#contract/checkout/checkout.ts';
import { CardChoice } from '../payment/card-choice.tsx';
import { Declined } from '../payment/declined.tsx';
import type { Payable } from '../payment/payable.ts';
import { PayElsewhere } from './provider-page/pay-elsewhere.tsx';
import type { useCheckout } from './use-checkout.ts';

/** Not loaded where cards aren't given to Stripe. */
const StripeChoice = dynamic(
  async () => (await untilLoaded(() => import('../payment/stripe/stripe-choice.tsx'))).StripeChoice,
);

interface PaymentChoiceProps {
  payable: Payable;
  defaults: CheckoutDefaults;
  checkout: ReturnType<typeof useCheckout>;
  cardForm: CardForm | null;
}

/** With what an order is paid: a test card, a card that is given to Stripe, or what is chosen on the provider's page. */
export function PaymentChoice({ payable, defaults, checkout, cardForm }: PaymentChoiceProps) {
  const onFile = defaults.cardLabel ?? null;
  const { errors, declined, cardFields } = checkout;
  if (cardForm === null) return <CardChoice onFile={onFile} errors={errors} declined={declined} />;
  const { toPayAmount: amount, currency } = payable;
  return (
    <>
      <Declined why={declined} />
      {'page' in cardForm ? (
        <PayElsewhere page={cardForm.page} />
      ) : (
        <StripeChoice
          publishableKey={cardForm.publishableKey}
          purpose={{ kind: 'order', amount, currency, methods: cardForm.methods }}
          onFile={onFile}
          fields={cardFields}
        />
      )}
    </>
  );
}
