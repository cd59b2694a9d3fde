'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import type { CardForm, CheckoutDefaults } from '#contract/checkout.ts';
import { ChooseAddress } from '../account/addresses/choose-address.tsx';
import { DeliveryTime } from '../delivery/delivery-time.tsx';
import { useIsOutdated, useStaleSince } from '../live/use-stale-since.ts';
import { deliveryAmount } from '../site/terms-words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { Note } from '../ui/note.tsx';
import { AddressFields } from './address-fields.tsx';
import { CardChoice } from './card-choice.tsx';
import type { Payable } from './payable.ts';
import type { useCheckout } from './use-checkout.ts';

/** Not loaded where cards aren't given to Stripe. */
const StripeChoice = dynamic(async () => (await import('./stripe/stripe-choice.tsx')).StripeChoice);

export const checkoutFormId = 'checkout-form';

interface Props {
  payable: Payable;
  defaults: CheckoutDefaults;
  checkout: ReturnType<typeof useCheckout>;
  /** Null: the shop takes test cards. */
  cardForm: CardForm | null;
}

/** Another card than the one on file is given to Stripe by its script. */
export const needsScript = (cardForm: CardForm | null, { cardLabel }: CheckoutDefaults): boolean =>
  cardForm !== null && cardLabel === undefined;

export function CheckoutForm({ payable, defaults, checkout, cardForm }: Props) {
  const { errors, problem, placeKey, submit, leave, busy } = checkout;
  const { totals, currency, order, asked } = payable;
  const usedCodes = usedOf(payable);
  return (
    <form id={checkoutFormId} method="post" action="/api/checkout" noValidate onSubmit={submit} onBlur={leave}>
      <Block title="Where to reach you">
        <Field
          name="email"
          type="email"
          label="Email"
          autoComplete="email"
          defaultValue={defaults.email}
          error={errors.email ?? null}
          hint="For the receipt and the tracking link. Nothing else."
        />
      </Block>
      <Block title="Delivery address">
        {defaults.book && <ChooseAddress {...defaults.book} path={order ? `?order=${order}&` : '?'} />}
        <AddressFields key={defaults.book?.chosen} errors={errors} defaults={defaults} />
        {defaults.book && (
          <label className="row keep-address">
            <input type="checkbox" name="keepAddress" value="yes" />
            Keep it in your address book
          </label>
        )}
      </Block>
      <Block title="Delivery">
        <div className="choice on">
          <span className="rad on" aria-hidden="true" />
          <span>
            <b className="med">Home, wrapped by hand</b>
            <br />
            <span className="small mute">
              <DeliveryTime />
            </span>
          </span>
          <span className="r num">{deliveryAmount(totals.shippingAmount, currency)}</span>
        </div>
      </Block>
      <Block title="Payment">
        {cardForm ? (
          <StripeChoice
            publishableKey={cardForm.publishableKey}
            purpose={{ kind: 'order', amount: totals.totalAmount, currency, takenLater: cardForm.takenLater }}
            onFile={defaults.cardLabel ?? null}
            fields={checkout.cardFields}
          />
        ) : (
          <CardChoice onFile={defaults.cardLabel ?? null} errors={errors} />
        )}
      </Block>
      <input type="hidden" name="seenTotalAmount" value={totals.totalAmount} />
      {usedCodes !== '' && <input type="hidden" name="promotionCodes" value={usedCodes} />}
      <input type="hidden" name="placeKey" value={placeKey} />
      {order && <input type="hidden" name="order" value={order} />}
      {problem && (
        <div className="co-problem">
          <Note tone="attention" role="alert">
            {problem}
          </Note>
        </div>
      )}
      <div className={needsScript(cardForm, defaults) ? 'needs-script' : undefined}>
        <PayButton totalAmount={totals.totalAmount} currency={currency} busy={busy} asked={asked} wide />
      </div>
      <p className="small mute co-terms">You’ll get a tracking link straight away. Prices include VAT.</p>
    </form>
  );
}

const usedOf = ({ codes }: Payable): string =>
  (codes ?? [])
    .filter(({ refused }) => refused === null)
    .map(({ code }) => code)
    .join(' ');

interface PayButtonProps {
  totalAmount: number;
  currency: string;
  busy: boolean;
  /** A price rose: it is kept, or the piece taken out, before anything is paid. */
  asked: boolean;
  wide?: boolean;
}

export function PayButton({ totalAmount, currency, busy, asked, wide = false }: PayButtonProps) {
  // A page that is out of date may pay: the shop refuses a total that is no longer so, and the form stays filled in.
  const outdated = useIsOutdated();
  const stale = useStaleSince() !== null && !outdated;
  return (
    <>
      <Button
        type="submit"
        form={checkoutFormId}
        wide={wide}
        className="pay num"
        busy={busy && 'Paying'}
        disabled={stale || asked}
      >
        {asked ? 'Choose first' : `Pay ${formatMoney(totalAmount, currency)}`}
      </Button>
      {asked && wide && (
        <p className="small co-terms" role="alert">
          A price rose. Keep the piece at its new price or remove it; then you can pay.
        </p>
      )}
      {stale && wide && (
        <p className="small co-terms">Paying waits until the connection is back. Nothing is lost meanwhile.</p>
      )}
    </>
  );
}

const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="h3">{title}</h2>
    {children}
  </section>
);
