'use client';

import { Field } from '#components/ui/form/field.tsx';
import { SeenForm } from '../seen-form.tsx';
import './taxes.css';

/** @param today where the form begins: `2026-11-25` */
export function AddRate({ version, today }: { version: number; today: string }) {
  return (
    <section className="desk__apart" aria-labelledby="add-rate">
      <h2 className="heading-small" id="add-rate">
        Add or change a rate
      </h2>
      <SeenForm
        version={version}
        key={version}
        action="/api/desk/taxes/rates"
        label="Save the rate"
        busy="Saving…"
        done="The rate is saved"
        className="tax-form"
      >
        <Field label="Country" name="country" required maxLength={100} autoComplete="off" />
        <Field
          label="Region"
          name="region"
          maxLength={100}
          autoComplete="off"
          hint="As in addresses, such as NY. Leave empty for the whole country."
        />
        <Field
          label="Class"
          name="class"
          maxLength={40}
          autoComplete="off"
          defaultValue="standard"
          hint="The tax class of the pieces. A class without a rate gets the standard one."
        />
        <Field label="Rate, %" name="percent" required inputMode="decimal" autoComplete="off" />
        <Field
          label="First day"
          name="validFrom"
          type="date"
          required
          defaultValue={today}
          hint="From midnight UTC. It replaces a rate that begins on the same day; earlier rates apply until then."
        />
      </SeenForm>
    </section>
  );
}
