'use client';

import { useRouter } from 'next/navigation';
import { Field } from '../../ui/field.tsx';
import { DeskForm } from '../desk-form.tsx';
import './taxes.css';

/** @param today where the form begins: `2026-11-25` */
export function AddRate({ version, today }: { version: number; today: string }) {
  const router = useRouter();
  return (
    <section className="mt" aria-labelledby="add-rate">
      <h2 className="h3" id="add-rate">
        Add or change a rate
      </h2>
      <DeskForm
        key={version}
        action="/api/desk/taxes/rates"
        label="Save the rate"
        busy="Saving"
        done="The rate is saved"
        className="tax-form"
        onDone={() => router.refresh()}
      >
        <input type="hidden" name="seenVersion" value={version} />
        <Field label="Country" name="country" required maxLength={100} autoComplete="off" />
        <Field
          label="Region"
          name="region"
          maxLength={100}
          autoComplete="off"
          hint="As addresses have it, such as NY. Left empty, all of the country."
        />
        <Field
          label="Class"
          name="class"
          maxLength={40}
          autoComplete="off"
          defaultValue="standard"
          hint="As pieces have it. What has no rate of its class has the standard one."
        />
        <Field label="Rate, %" name="percent" required inputMode="decimal" autoComplete="off" />
        <Field
          label="First day"
          name="validFrom"
          type="date"
          required
          defaultValue={today}
          hint="Days begin at midnight UTC. The rate of the same day is written over; earlier ones apply until then."
        />
      </DeskForm>
    </section>
  );
}
