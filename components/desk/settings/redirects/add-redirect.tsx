'use client';

import { Field } from '#components/ui/form/field.tsx';
import { SeenForm } from '../../seen-form.tsx';

export const AddRedirect = () => (
  <SeenForm
    action="/api/desk/redirects"
    label="Add redirect"
    busy="Adding…"
    done="Redirect added"
    className="shop-form"
  >
    <Field
      label="Old address"
      name="from"
      required
      maxLength={1000}
      autoComplete="off"
      hint="A path, such as /collections/bowls or /blogs/news/first-firing."
    />
    <Field
      label="Leads to"
      name="to"
      required
      maxLength={1000}
      autoComplete="off"
      hint="A path of the shop, such as /shop/bowls. Another site needs its whole address, beginning with https://."
    />
  </SeenForm>
);
