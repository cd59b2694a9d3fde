'use client';

import { Field } from '#components/ui/form/field.tsx';
import type { ProductSafety } from '#domain/catalogue/product-safety.ts';
import { DeskForm } from '../desk-form.tsx';
import { LinesField } from '../lines-field.tsx';
import '../settings/settings.css';

interface SafetyFormProps {
  maker: string;
  safety: Partial<ProductSafety>;
}

/** Saved details are on the page of each of the maker's pieces that gives none itself. */
export function SafetyForm({ maker, safety }: SafetyFormProps) {
  return (
    <DeskForm
      action={`/api/desk/safety/${maker}`}
      label="Save"
      busy="Saving…"
      done="Saved"
      className="shop-form"
      onDone={() => location.assign('/desk/safety')}
    >
      <fieldset>
        <legend className="heading-small">Manufacturer</legend>
        <Field label="Name" name="manufacturer" maxLength={200} defaultValue={safety.manufacturer} />
        <LinesField label="Postal address" name="manufacturerAddress" most={300} value={safety.manufacturerAddress} />
        <Field
          label="Email or website"
          name="manufacturerContact"
          maxLength={200}
          defaultValue={safety.manufacturerContact}
        />
        <Field
          label="Country"
          name="manufacturerCountry"
          maxLength={2}
          defaultValue={safety.manufacturerCountry}
          hint="Two letters, for example ES."
        />
      </fieldset>
      <fieldset>
        <legend className="heading-small">Responsible person in the EU</legend>
        <p className="small muted">Needed if the manufacturer is outside the EU.</p>
        <Field label="Name" id="responsible" name="responsible" maxLength={200} defaultValue={safety.responsible} />
        <LinesField label="Postal address" name="responsibleAddress" most={300} value={safety.responsibleAddress} />
        <Field
          label="Email or website"
          name="responsibleContact"
          maxLength={200}
          defaultValue={safety.responsibleContact}
        />
      </fieldset>
      <fieldset>
        <legend className="heading-small">Warnings</legend>
        <LinesField
          label="For all pieces of this maker"
          name="warnings"
          most={2_000}
          value={safety.warnings}
          hint="For example: Not suitable for food. A piece’s own warnings replace these."
        />
      </fieldset>
    </DeskForm>
  );
}
