'use client';

import { useRouter } from 'next/navigation';
import { Field } from '../../ui/field.tsx';
import { DeskForm } from '../desk-form.tsx';
import './delivery.css';

interface SendingFormProps {
  cutOffHour: number;
  version: number;
  /** The shop’s IANA zone. */
  zone: string;
}

export function SendingForm({ cutOffHour, version, zone }: SendingFormProps) {
  const router = useRouter();
  return (
    <section className="mt" aria-labelledby="sending">
      <h2 className="h3" id="sending">
        When orders are sent
      </h2>
      <DeskForm
        key={version}
        action="/api/desk/delivery/sending"
        label="Save"
        busy="Saving"
        done="Saved"
        className="tariff-form"
        onDone={() => router.refresh()}
      >
        <input type="hidden" name="seenVersion" value={version} />
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
      </DeskForm>
    </section>
  );
}
