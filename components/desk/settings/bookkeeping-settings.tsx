'use client';

import { Field } from '#components/ui/form/field.tsx';
import { LinesField } from '../lines-field.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = ['accounts', 'datevConsultant', 'datevClient'] as const;

/** What the bookkeeper's files are written with. */
export const BookkeepingSettings = ({ settings, version }: SettingsProps) => (
  <SectionForm section="bookkeeping" shows={shows} settings={settings} version={version}>
    <LinesField
      label="Accounts"
      name="accounts"
      most={1_000}
      rows={6}
      value={settings.accounts}
      hint="One on each line, such as sales 19: 8400. Any you leave out are as in SKR 03. Ask your bookkeeper."
    />
    <Field
      label="DATEV consultant number"
      name="datevConsultant"
      inputMode="numeric"
      autoComplete="off"
      maxLength={7}
      defaultValue={settings.datevConsultant}
    />
    <Field
      label="DATEV client number"
      name="datevClient"
      inputMode="numeric"
      autoComplete="off"
      maxLength={5}
      defaultValue={settings.datevClient}
    />
  </SectionForm>
);
