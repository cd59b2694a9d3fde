'use client';

import { type ReactNode, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { Field } from '#components/ui/form/field.tsx';
import type { Address } from '#contract/address/address.ts';
import type { CardForm, CheckoutDefaults } from '#contract/checkout/checkout.ts';
import { AddressFields } from '../address/address-fields.tsx';
import { ChooseAddress } from '../address/choose-address.tsx';
import type { Payable } from '../payment/payable.ts';
import { StepUpFields } from '../session/step-up-fields.tsx';
import { DeliveryTime } from '../tariff/delivery-time.tsx';
import { deliveryAmount } from '../tariff/delivery-words.ts';
import { Note } from '../ui/note.tsx';
import { BillingFields } from './billing-fields.tsx';
import { DeliveryChoice } from './delivery-choice.tsx';
import { checkoutFormId, PayButton } from './pay-button.tsx';
import { PaymentChoice } from './payment-choice.tsx';
import { Present } from './present.tsx';
import { seenMeans } from './seen-means.ts';
import { TermsLine } from './terms-line.tsx';
import type { useCheckout } from './use-checkout.ts';
import type { useDelivery } from './use-delivery.ts';

interface Props {
  payable: Payable;
  defaults: CheckoutDefaults;
  checkout: ReturnType<typeof useCheckout>;
  delivery: ReturnType<typeof useDelivery>;
  /** Null: the shop takes test cards. */
  cardForm: CardForm | null;
  proof: CheckoutProof | null;
}

/** Of whoever pays an order by its link. */
export interface CheckoutProof {
  publicId: string;
  codeSent: boolean;
}

/** Another card than the one on file is given to Stripe by its script. */
const needsScript = (cardForm: CardForm | null, { cardLabel }: CheckoutDefaults, { toPayAmount }: Payable): boolean =>
  cardForm?.provider === 'stripe' && cardLabel === undefined && toPayAmount > 0;

/** Until one of these changes, an address out of the book is in it already. */
const ofAddress: ReadonlySet<string> = new Set<keyof Address>([
  ...(['name', 'line1', 'line2', 'city'] as const),
  ...(['postalCode', 'region', 'country'] as const),
]);

export function CheckoutForm({ payable, defaults, checkout, delivery, cardForm, proof }: Props) {
  const { errors, problem, placeKey, submit, touch, leave, retype, busy } = checkout;
  const { totals, currency, order } = payable;
  const { promotionCodes, seenGiftCards } = seenMeans(payable);
  const [isKept, setKept] = useState(typeof defaults.book?.chosen === 'string');
  return (
    <form
      id={checkoutFormId}
      ref={delivery.form}
      method="post"
      action="/api/checkout"
      noValidate
      onSubmit={submit}
      onFocus={touch}
      onChange={(event) => {
        const { name } = event.target as EventTarget as HTMLInputElement;
        void retype(event.currentTarget);
        if (ofAddress.has(name)) setKept(false);
        delivery.followSoon(name);
      }}
      onBlur={(event) => {
        void leave(event);
        delivery.follow();
        if ((event.target as EventTarget as HTMLInputElement).name === 'vatNumber') delivery.followVatNumber();
      }}
    >
      <Block title="Contact details">
        <Field
          name="email"
          type="email"
          label="Email"
          autoComplete="email"
          defaultValue={defaults.email}
          error={errors.email ?? null}
          hint="For your receipt and updates about your order. We may ask you once for a review."
        />
        <Field
          name="phone"
          type="tel"
          label="Phone (optional)"
          autoComplete="tel"
          defaultValue={defaults.phone}
          error={errors.phone ?? null}
          hint="For questions about the delivery."
        />
      </Block>
      <Block title="Delivery address">
        {defaults.book && <ChooseAddress {...defaults.book} path={order ? `?order=${order}&` : '?'} />}
        <AddressFields key={defaults.book?.chosen} errors={errors} defaults={defaults} />
        {defaults.book && (
          <label className={classNames('cluster keep-address', isKept && 'keep-address--kept')}>
            <input type="checkbox" name="keepAddress" value="yes" />
            Keep it in your address book
          </label>
        )}
      </Block>
      <Block title="Delivery" id="delivery">
        {payable.delivery ? (
          <>
            <DeliveryChoice delivery={payable.delivery} currency={currency} chosen={delivery} />
            <Present gift={defaults.gift} message={defaults.giftMessage} />
          </>
        ) : (
          <div className="choice choice--chosen">
            <span className="radio-mark radio-mark--chosen" aria-hidden="true" />
            <span>
              <b className="medium">Delivery to your address</b>
              <br />
              <span className="small muted">
                <DeliveryTime />
              </span>
            </span>
            <span className="choice__price tabular">{deliveryAmount(totals.shippingAmount, currency)}</span>
          </div>
        )}
      </Block>
      <Block title="Payment">
        {payable.toPayAmount === 0 ? (
          <p>
            {payable.totals.totalAmount === 0 ? 'There is nothing to pay.' : 'Your gift card pays all of it.'} No card
            is needed.
          </p>
        ) : (
          <PaymentChoice payable={payable} defaults={defaults} checkout={checkout} cardForm={cardForm} />
        )}
        <BillingFields errors={errors} defaults={defaults} vatNumber={payable.vatNumber} />
      </Block>
      {proof && (
        <Block title="Confirm that it’s your order" id="proof">
          <p className="small muted">
            You opened this order from a link. To change where it goes, enter the code we email you.
          </p>
          <StepUpFields way="code" errors={{ ...(errors.code && { code: errors.code }) }} {...proof} />
        </Block>
      )}
      <input type="hidden" name="seenTotalAmount" value={totals.totalAmount} />
      {promotionCodes && <input type="hidden" name="promotionCodes" value={promotionCodes} />}
      {seenGiftCards && <input type="hidden" name="seenGiftCards" value={seenGiftCards} />}
      <input type="hidden" name="placeKey" value={placeKey} />
      {order && <input type="hidden" name="order" value={order} />}
      {problem && (
        <div className="checkout-page__problem">
          <Note tone="attention" role="alert">
            {problem}
          </Note>
        </div>
      )}
      <TermsLine />
      <div className={needsScript(cardForm, defaults, payable) ? 'needs-script' : undefined}>
        <PayButton payable={payable} busy={busy} working={delivery.working} wide />
      </div>
      <p className="small muted checkout-page__terms">You’ll get a link to your order straight away.</p>
    </form>
  );
}

const Block = ({ title, id, children }: { title: string; id?: string; children: ReactNode }) => (
  <section id={id}>
    <h2 className="heading-small">{title}</h2>
    {children}
  </section>
);
