import { useState } from 'react';
import { Field } from '#components/ui/form/field.tsx';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import type { CheckoutDefaults } from '#contract/checkout/checkout.ts';
import { billingFields } from '#contract/checkout/checkout-form.ts';
import { AddressFields } from '../address/address-fields.tsx';
import type { FieldErrors } from '../ui/form/form-values.ts';
import { vatNumberWords } from '../vat-number/vat-words.ts';

interface Props {
  errors: FieldErrors;
  defaults: CheckoutDefaults;
  vatNumber: OwnBag['vatNumber'];
}

/** Who is billed, where that isn't who it is sent to. Folded: most orders need nothing of it. */
export function BillingFields({ errors, defaults, vatNumber: entered }: Props) {
  const { company, vatNumber, billing } = defaults;
  const used = Boolean(company || vatNumber || billing || errors.vatNumber);
  const [opened, setOpened] = useState(used);
  return (
    <details
      className="billing-address"
      open={opened || used}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>Company or another billing address</summary>
      <div className="field-pair">
        <Field
          name="company"
          label="Company (optional)"
          className="field-pair__both"
          autoComplete="billing organization"
          maxLength={100}
          defaultValue={company}
          error={errors.company ?? null}
        />
        <Field
          name="vatNumber"
          label="VAT number (optional)"
          className="field-pair__both"
          maxLength={30}
          defaultValue={vatNumber}
          error={errors.vatNumber ?? null}
          hint="It goes on the invoice. If it’s from another EU country, we check it with VIES."
        />
        <p className="small field-pair__both" role="status">
          {vatNumberWords(entered)}
        </p>
        <label className="cluster keep-address field-pair__both">
          <input type="checkbox" name="billing" value="other" defaultChecked={billing === 'other'} />
          Bill it to another address
        </label>
      </div>
      <fieldset className="billing-address__fields">
        <legend className="visually-hidden">Billing address</legend>
        <AddressFields errors={errors} defaults={billedTo(defaults)} names={billingFields} />
      </fieldset>
    </details>
  );
}

const billedTo = (defaults: CheckoutDefaults) => ({
  countries: defaults.countries,
  name: defaults.billingName,
  line1: defaults.billingLine1,
  line2: defaults.billingLine2,
  postalCode: defaults.billingPostalCode,
  city: defaults.billingCity,
  region: defaults.billingRegion,
  country: defaults.billingCountry,
});
