'use client';

import { Field } from '#components/ui/form/field.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { amountText } from '../amount-text.ts';
import { LinesField } from '../lines-field.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = [
  'zone',
  'packing',
  'returnDays',
  'lotDeliveryAmount',
  'lotDeliveryPaidBy',
  'buyersPremiumPercent',
  'paymentCapture',
  'bankAccount',
  'returnPaidBy',
] as const;

/** How orders are paid, packed and sent back. */
export const SalesSettings = ({ settings, version }: SettingsProps) => (
  <SectionForm section="sales" shows={shows} settings={settings} version={version}>
    <Field
      label="Time zone"
      name="zone"
      required
      defaultValue={settings.zone}
      hint="Delivery days are counted from your working days, for example in Europe/Berlin."
    />
    <LinesField
      label="How pieces are packed"
      name="packing"
      most={200}
      value={settings.packing}
      hint="Shown with an order. Leave empty to say nothing."
    />
    <Field
      label="Days to return a piece"
      name="returnDays"
      type="number"
      required
      min={0}
      max={365}
      defaultValue={settings.returnDays}
      hint="Counted from delivery, beside the customer’s legal right to withdraw. 0 for none."
    />
    <Field
      label={`Delivery of a won lot, ${shopCurrency()}`}
      name="lotDeliveryAmount"
      required
      inputMode="decimal"
      autoComplete="off"
      defaultValue={amountText(settings.lotDeliveryAmount, shopCurrency())}
      hint="For example 18 or 18.50, wherever it goes. It can’t change while an open lot has bids."
    />
    <div className="field">
      <label htmlFor="lot-delivery-paid-by">Who pays for the delivery of a won lot</label>
      <select
        id="lot-delivery-paid-by"
        name="lotDeliveryPaidBy"
        className="input"
        defaultValue={settings.lotDeliveryPaidBy}
      >
        <option value="customer">The buyer</option>
        <option value="shop">The shop: it’s free, the amount is 0</option>
      </select>
    </div>
    <Field
      label="Buyer’s premium, per cent"
      name="buyersPremiumPercent"
      required
      inputMode="decimal"
      autoComplete="off"
      maxLength={5}
      defaultValue={settings.buyersPremiumPercent}
      hint="For new lots without a premium of their own. Lots already listed keep theirs."
    />
    <div className="field">
      <label htmlFor="payment-capture">When payments are taken</label>
      <select
        id="payment-capture"
        name="paymentCapture"
        className="input"
        defaultValue={settings.paymentCapture}
        aria-describedby="payment-capture-hint"
      >
        <option value="at_once">At checkout</option>
        <option value="when_packed">When packing begins</option>
      </select>
      <span className="field__hint" id="payment-capture-hint">
        Some payment methods, and Mollie, always take money at checkout.
      </span>
    </div>
    <LinesField
      label="Account for bank transfers"
      name="bankAccount"
      most={300}
      value={settings.bankAccount}
      hint="Sent to customers who pay by transfer. Leave empty to take none."
    />
    <div className="field">
      <label htmlFor="return-paid-by">Who pays for a return</label>
      <select id="return-paid-by" name="returnPaidBy" className="input" defaultValue={settings.returnPaidBy}>
        <option value="customer">The customer</option>
        <option value="shop">The shop</option>
      </select>
    </div>
  </SectionForm>
);
