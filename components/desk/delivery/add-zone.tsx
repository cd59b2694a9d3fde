'use client';

import { Field } from '#components/ui/form/field.tsx';
import { SeenForm } from '../seen-form.tsx';
import { AreaFields } from './area-fields.tsx';
import { WayFields } from './way-fields.tsx';
import './delivery.css';

export function AddZone({ currency }: { currency: string }) {
  return (
    <section className="desk__apart" aria-labelledby="add-zone">
      <h2 className="heading-small" id="add-zone">
        Add a zone
      </h2>
      <SeenForm
        action="/api/desk/delivery/zones"
        label="Add zone"
        busy="Adding…"
        done="The zone is added"
        className="tariff-form"
      >
        <AreaFields />
        <h3 className="small medium tariff-form__wide">First delivery method</h3>
        <Field label="What customers read" name="wayTitle" required maxLength={100} defaultValue="Home delivery" />
        <WayFields currency={currency} id="new" />
      </SeenForm>
    </section>
  );
}
