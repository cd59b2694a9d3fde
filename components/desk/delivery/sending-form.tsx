'use client';

import { Field } from '#components/ui/form/field.tsx';
import { SeenForm } from '../seen-form.tsx';
import './delivery.css';

interface SendingFormProps {
  cutOffHour: number;
  closedDays: readonly string[];
  version: number;
  /** The shop’s IANA zone. */
  zone: string;
}

export function SendingForm({ cutOffHour, closedDays, version, zone }: SendingFormProps) {
  return (
    <section className="desk__apart" aria-labelledby="sending">
      <h2 className="heading-small" id="sending">
        When orders are sent
      </h2>
      <SeenForm
        version={version}
        key={version}
        action="/api/desk/delivery/sending"
        label="Save"
        busy="Saving…"
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
          hint="Orders placed before this time are sent the same working day, Monday to Friday."
        />
        <div className="field">
          <label htmlFor="closed-days">Closed days</label>
          <textarea
            id="closed-days"
            name="closedDays"
            className="input tabular"
            rows={4}
            maxLength={2000}
            placeholder="2026-12-24"
            defaultValue={closedDays.join('\n')}
            aria-describedby="closed-days-hint"
          />
          <span className="field__hint" id="closed-days-hint">
            Holidays and days off, one per line. Nothing is sent on these days and delivery dates move accordingly.
          </span>
        </div>
      </SeenForm>
    </section>
  );
}
