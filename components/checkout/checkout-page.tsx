'use client';

import dynamic from 'next/dynamic';
import { useEffect, useMemo, useState } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import type { CardForm, CheckoutDefaults, WaitingPayment } from '#contract/checkout/checkout.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { View } from '#contract/wire/views.ts';
import { holdMinutes } from '#domain/bag/hold-time.ts';
import { type Payable, payableOfBag, payableOfOrder } from '../payment/payable.ts';
import { HoldTimer } from '../stock/hold-timer.tsx';
import { classNames } from '../ui/class-names.ts';
import type { FieldErrors } from '../ui/form/form-values.ts';
import { Note } from '../ui/note.tsx';
import { Statement } from '../ui/statement.tsx';
import { untilLoaded } from '../ui/until-loaded.ts';
import { BagColumn } from './bag-column.tsx';
import { CheckoutForm, type CheckoutProof } from './checkout-form.tsx';
import { PayButton } from './pay-button.tsx';
import { useCheckout } from './use-checkout.ts';
import { useDelivery } from './use-delivery.ts';
import { usePayBar } from './use-pay-bar.ts';
import './checkout.css';
import './payment.css';
import './checkout-bag.css';
import '../account/session.css';
import '../account/account.css';

/** Not loaded where cards aren’t given to Stripe. */
const ExpressRow = dynamic(async () => (await untilLoaded(() => import('./stripe/express-row.tsx'))).ExpressRow, {
  ssr: false,
});

interface Common {
  defaults: CheckoutDefaults;
  placeKey: string;
  problem: string | null;
  errors: FieldErrors;
  signedIn: boolean;
  cardForm: CardForm | null;
  /** Why the code that a form without JavaScript sent was refused. */
  refusedCode: string | null;
  waiting: WaitingPayment | null;
}

interface OrderProps extends Common {
  initial: View<'order'>;
  /** For whoever has only the order's link: whether a code was sent. */
  proof: { codeSent: boolean } | null;
}

export function BagCheckout({ initial, ...common }: { initial: View<'my-bag'> } & Common) {
  const live = useView(initial.topic, initial);
  // Of the same version, the page’s is priced to where its form says.
  const bag: OwnBag = live && live.version > initial.version ? live.data : initial.data;
  const payable = useMemo(() => payableOfBag(bag), [bag]);
  return <Checkout payable={payable} {...common} />;
}

/** Pays an order that was placed before: a lot that was won. */
export function OrderCheckout({ initial, proof, ...common }: OrderProps) {
  const order: OrderView = useView(initial.topic, initial)?.data ?? initial.data;
  const payable = useMemo(() => payableOfOrder(order), [order]);
  return <Checkout payable={payable} proof={proof && { publicId: order.publicId, ...proof }} {...common} />;
}

function Checkout(props: { payable: Payable; proof?: CheckoutProof | null } & Common) {
  const { payable: current, proof = null, defaults, signedIn, cardForm, refusedCode, waiting, ...start } = props;
  const delivery = useDelivery(current.delivery, current.vatNumber?.number);
  const checkout = useCheckout(start, delivery);
  const bar = usePayBar(delivery.form, Boolean(defaults.line1 && defaults.cardLabel));
  const payable = useWhileBusy(current, checkout.busy);
  if (payable.lines.length === 0) return <NothingToPay />;
  const { currency } = payable;
  return (
    <main className="checkout-page checkout-page--bag-above">
      <div className="container columns checkout-page__columns">
        <div className="checkout-page__form">
          <h1 className="heading-large">Checkout</h1>
          {!signedIn && (
            <p className="muted checkout-page__intro">
              No account needed.{' '}
              <a className="text-link" href="/sign-in?next=/checkout">
                Sign in
              </a>{' '}
              if you have one.
            </p>
          )}
          {waiting && !checkout.busy && <StillToPay {...waiting} />}
          {cardForm?.provider === 'stripe' && payable.delivery && payable.toPayAmount > 0 && (
            <ExpressRow
              form={cardForm}
              payable={payable}
              defaults={defaults}
              checkout={checkout}
              typedIn={delivery.form}
            />
          )}
          <CheckoutForm
            payable={payable}
            defaults={defaults}
            checkout={checkout}
            delivery={delivery}
            cardForm={cardForm}
            proof={proof}
          />
        </div>
        <BagColumn payable={payable} paying={checkout.busy} refusedCode={refusedCode} />
      </div>
      <div className={classNames('pay-bar needs-script', bar.atEnd && 'pay-bar--at-end')}>
        <div className="pay-bar__held">
          <span className="tabular medium">{formatMoney(payable.toPayAmount, currency)}</span>
          {payable.held && <HoldTimer label="Held" since={payable.held.since} until={payable.held.until} />}
        </div>
        {bar.canPay && <PayButton payable={payable} busy={checkout.busy} working={delivery.working} />}
      </div>
    </main>
  );
}

/** Whoever comes back here from a payment that they have begun goes on with that one. */
const StillToPay = ({ paymentId, number }: WaitingPayment) => (
  <div className="checkout-page__problem">
    <Note tone="attention">
      <p>Order {number} is waiting for payment and is holding these pieces.</p>
      <div className="cluster checkout-page__still">
        <ButtonLink href={`/checkout/authenticate/${paymentId}`}>Continue to payment</ButtonLink>
      </div>
    </Note>
  </div>
);

export const NothingToPay = () => (
  <Statement title="Your bag is empty" actions={<ButtonLink href="/shop">See all pieces</ButtonLink>}>
    There is nothing to pay. Pieces you add to your bag are held for up to {holdMinutes} minutes.
  </Statement>
);

/** Once paid, the bag is empty before the next page is here: what is being paid stays on screen until then. */
function useWhileBusy(current: Payable, busy: boolean): Payable {
  const [before, setBefore] = useState(current);
  useEffect(() => {
    if (!busy) setBefore(current);
  }, [current, busy]);
  return busy ? before : current;
}
