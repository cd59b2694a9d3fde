'use client';

import { Field } from '#components/ui/form/field.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = ['orderNumberPrefix'] as const;

/** How orders are numbered. */
export const NumberSettings = ({ settings, version }: SettingsProps) => (
  <SectionForm section="numbers" shows={shows} settings={settings} version={version}>
    <Field
      label="Prefix"
      name="orderNumberPrefix"
      maxLength={8}
      autoComplete="off"
      defaultValue={settings.orderNumberPrefix}
      hint="RW- makes RW-4801. Leave empty for the number alone. Orders already placed keep theirs."
    />
  </SectionForm>
);
