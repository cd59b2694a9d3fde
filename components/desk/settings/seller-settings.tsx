'use client';

import { Field } from '#components/ui/form/field.tsx';
import { countryName } from '#domain/address/country-name.ts';
import { LinesField } from '../lines-field.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = [
  'sellerName',
  'sellerAddress',
  'email',
  'phone',
  'country',
  'currency',
  'vatId',
  'vatPercent',
  'securityContact',
] as const;

/** Names who sells, as invoices and the law do. */
export const SellerSettings = ({ settings, version }: SettingsProps) => (
  <SectionForm section="seller" shows={shows} settings={settings} version={version}>
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
  </SectionForm>
);
