'use client';

import { Field } from '../../ui/field.tsx';
import { SeenForm } from '../seen-form.tsx';
import './delivery.css';

interface SendingFormProps {
  cutOffHour: number;
  version: number;
  /** The shop’s IANA zone. */
  zone: string;
}

export function SendingForm({ cutOffHour, version, zone }: SendingFormProps) {
  return (
    <section className="mt" aria-labelledby="sending">
      <h2 className="h3" id="sending">
        When orders are sent
      </h2>
      <SeenForm
        version={version}
        key={version}
        action="/api/desk/delivery/sending"
        label="Save"
        busy="Saving"
        done="Saved"
        className="tariff-form"
      >
        <Field
          label={`Dispatch hour, ${zone}`}
          name="cutOffHour"
          type="number"
          required
          min={0}
          max={23}
          defaultValue={cutOffHour}
          hint="Orders placed before it leave the same working day, Monday to Friday. Delivery dates are counted from it."
        />
      </SeenForm>
    </section>
  );
}
