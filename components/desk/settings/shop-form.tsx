'use client';

import type { ReactNode } from 'react';
import { Field } from '#components/ui/form/field.tsx';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import type { ShopSetting, ShopSettings } from '#contract/shop/shop-settings.ts';
import { countryName } from '#domain/address/country-name.ts';
import { amountText } from '../amount-text.ts';
import { LinesField } from '../lines-field.tsx';
import { SeenForm } from '../seen-form.tsx';
import './settings.css';

/** The settings that have a field here. */
const shown = [
  'shopName',
  'tagline',
  'description',
  'sellerName',
  'sellerAddress',
  'email',
  'phone',
  'country',
  'vatId',
  'currency',
  'vatPercent',
  'zone',
  'packing',
  'returnDays',
  'returnPaidBy',
  'lotDeliveryAmount',
  'lotDeliveryPaidBy',
  'buyersPremiumPercent',
  'paymentCapture',
  'securityContact',
  'orderNumberPrefix',
  'opensAt',
  'openingPhotograph',
  'notFoundLabel',
  'makersPhotograph',
  'auctionsPhotograph',
] as const satisfies readonly ShopSetting[];

/** A form for the shop's own facts. Saved values are on every page at once. */
export function ShopForm({ settings, version }: { settings: ShopSettings; version: number }) {
  return (
    <SeenForm
      version={version}
      key={version}
      action="/api/desk/settings"
      label="Save"
      busy="Saving…"
      done="Saved"
      className="shop-form"
    >
      <input type="hidden" name="shows" value={shown.join(' ')} />
      <Group title="The shop">
        <Field label="Shop name" name="shopName" required maxLength={60} defaultValue={settings.shopName} />
        <Field
          label="Tagline"
          name="tagline"
          maxLength={160}
          defaultValue={settings.tagline}
          hint="One sentence, shown in the footer."
        />
        <Field
          label="Description"
          name="description"
          maxLength={300}
          defaultValue={settings.description}
          hint="For search engines and shared links."
        />
        <Field
          label="Label of the page for wrong addresses"
          name="notFoundLabel"
          maxLength={80}
          defaultValue={settings.notFoundLabel}
          hint="A few words under its empty plinth. Leave empty for none."
        />
      </Group>
      <Group title="The seller">
        <Field
          label="Name"
          name="sellerName"
          maxLength={100}
          defaultValue={settings.sellerName}
          hint="The person or company that sells, as on invoices."
        />
        <LinesField label="Address" name="sellerAddress" most={300} value={settings.sellerAddress} />
        <Field label="Email" name="email" type="email" maxLength={200} defaultValue={settings.email} />
        <Field label="Phone" name="phone" type="tel" maxLength={40} defaultValue={settings.phone} />
        <Field
          label="Country"
          name="country"
          maxLength={100}
          autoComplete="country-name"
          defaultValue={settings.country && countryName(settings.country)}
          hint="Its English name, such as Germany, or two letters, such as DE."
        />
        <Field
          label="Currency"
          name="currency"
          required
          maxLength={3}
          autoComplete="off"
          defaultValue={settings.currency}
          hint="Its code, such as EUR. You can’t change it once anything has a price."
        />
        <Field label="VAT number" name="vatId" maxLength={40} defaultValue={settings.vatId} />
        <Field
          label="VAT, per cent"
          name="vatPercent"
          inputMode="decimal"
          autoComplete="off"
          maxLength={5}
          defaultValue={settings.vatPercent}
          hint="One rate for everything, such as 21 or 5.5. Leave empty if you charge no VAT or set your rates under Taxes."
        />
        <Field
          label="Security contact"
          name="securityContact"
          maxLength={200}
          autoComplete="off"
          defaultValue={settings.securityContact}
          hint="Where to report security problems, such as mailto:security@shop.example. Named in /.well-known/security.txt."
        />
      </Group>
      <Group title="Payment, sending and returns">
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
        <div className="field">
          <label htmlFor="return-paid-by">Who pays for a return</label>
          <select id="return-paid-by" name="returnPaidBy" className="input" defaultValue={settings.returnPaidBy}>
            <option value="customer">The customer</option>
            <option value="shop">The shop</option>
          </select>
        </div>
      </Group>
      <Group title="Opening">
        <Field
          label="Open on"
          name="opensAt"
          type="datetime-local"
          defaultValue={settings.opensAt}
          hint={`In the shop’s time zone, ${settings.zone}. Until then visitors see the opening page only, and you see the shop. Leave empty to be open now.`}
        />
        <Field
          label="Photograph on the opening page"
          name="openingPhotograph"
          maxLength={125}
          defaultValue={settings.openingPhotograph}
          hint="The file name of a photograph in the shop. Leave empty for none."
        />
        {settings.opensAt !== '' && (
          <p className="small">
            <a className="text-link" href="/opening">
              See the opening page
            </a>
          </p>
        )}
      </Group>
      <Group title="Order numbers">
        <Field
          label="Prefix"
          name="orderNumberPrefix"
          maxLength={8}
          autoComplete="off"
          defaultValue={settings.orderNumberPrefix}
          hint="RW- makes RW-4801. Leave empty for the number alone. Orders already placed keep theirs."
        />
      </Group>
      <Group title="Photographs">
        <Field
          label="Makers"
          name="makersPhotograph"
          maxLength={125}
          defaultValue={settings.makersPhotograph}
          hint="At the head of the list of makers: the file name of a photograph in the shop. Leave empty for none."
        />
        <Field
          label="Auctions"
          name="auctionsPhotograph"
          maxLength={125}
          defaultValue={settings.auctionsPhotograph}
          hint="At the head of the auctions."
        />
      </Group>
    </SeenForm>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset>
    <legend className="heading-small">{title}</legend>
    {children}
  </fieldset>
);
