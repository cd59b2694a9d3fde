'use client';

import { type FormEvent, useEffect, useState } from 'react';
import { loadsWhole } from '#components/payment/stripe/loads-whole.ts';
import { StripeFields } from '#components/payment/stripe/stripe-fields.tsx';
import { useStripeCard } from '#components/payment/stripe/use-stripe-card.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { CheckoutAnswer } from '#contract/checkout/checkout.ts';
import type { StripeCheckoutClient } from '#contract/payment/payment.ts';
import { useCommand } from '../../live/use-command.ts';
import { HoldTimer } from '../../stock/hold-timer.tsx';
import { Note } from '../../ui/note.tsx';
import { payWith } from './pay-with.ts';
import '../checkout.css';
import '../payment.css';
import '../checkout-bag.css';

export interface PaymentByStripe {
  id: string;
  amount: number;
  currency: string;
  number: string;
  publicId: string;
  /** Until when the pieces are held for it. */
  payBy: string | null;
}

interface Props {
  payment: PaymentByStripe;
  /** Why the last try came to nothing, in words. */
  problem: string | null;
}

/** An order that is placed and waits for its payment. */
export function PayByStripe({ payment, problem }: Props) {
  const { send, pending } = useCommand<CheckoutAnswer>(`/api/payments/${payment.id}/continue`);
  const [client, setClient] = useState<StripeCheckoutClient | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function ask() {
    setFailure(null);
    const answer = await send({});
    if (!answer.ok) setFailure(answer.problem.message);
    else if (answer.value.client?.provider === 'stripe') setClient(answer.value.client);
    else location.assign(answer.value.next);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, and again by a press
  useEffect(() => {
    if (!loadsWhole()) void ask();
  }, []);

  return (
    <main className="container">
      <div className="test-bank">
        <p className="muted">Order {payment.number}</p>
        <h1 className="heading-large">Pay {formatMoney(payment.amount, payment.currency)}</h1>
        {problem && (
          <Note tone="attention" role="alert">
            {problem} Nothing was charged. Try again, or pay another way.
          </Note>
        )}
        {failure && (
          <Note tone="attention" role="alert">
            <p>{failure}</p>
            <Button kind="secondary" busy={pending && 'Asking…'} onClick={ask}>
              Try again
            </Button>
          </Note>
        )}
        <div className="test-bank__card">
          {client ? <GiveCard client={client} payment={payment} /> : <Waiting isAsking={!failure} />}
        </div>
        {payment.payBy && <HoldTimer label="Held for you" since={null} until={payment.payBy} />}
        <p className="small muted">
          Nothing is charged until you pay. We hold your pieces for a few minutes meanwhile.
        </p>
        <ButtonLink kind="quiet" href={`/orders/${payment.publicId}`}>
          Back to the order
        </ButtonLink>
      </div>
    </main>
  );
}

const Waiting = ({ isAsking }: { isAsking: boolean }) => (
  <>
    {isAsking && <p className="small muted needs-script">Checking your payment with Stripe.</p>}
    <noscript>
      <p>
        Paying needs JavaScript: what you enter goes from your browser straight to Stripe and never through this shop.
        Turn it on and reload the page.
      </p>
    </noscript>
  </>
);

function GiveCard({ client, payment }: { client: StripeCheckoutClient; payment: PaymentByStripe }) {
  const card = useStripeCard(client.publishableKey, { kind: 'payment', secret: client.secret });
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function pay(event: FormEvent) {
    event.preventDefault();
    const opened = card.opened();
    if (busy) return;
    const problem = await card.check();
    setWrong(problem);
    if (problem !== null || !opened) return;
    setBusy(true);
    await payWith(opened, client);
  }
  return (
    <form onSubmit={pay} noValidate>
      <div className="pay-fields">
        <StripeFields card={card} />
        {wrong && (
          <Note tone="attention" role="alert">
            {wrong}
          </Note>
        )}
        <Button type="submit" wide className="pay-button" busy={busy && 'Paying…'}>
          Pay {formatMoney(payment.amount, payment.currency)}
        </Button>
      </div>
    </form>
  );
}
