'use client';

import { Field } from '#components/ui/form/field.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = ['makersPhotograph', 'auctionsPhotograph'] as const;

/** Photographs at the head of lists. */
export const PhotographSettings = ({ settings, version }: SettingsProps) => (
  <SectionForm section="photographs" shows={shows} settings={settings} version={version}>
    <Field
      label="Makers"
      name="makersPhotograph"
      maxLength={125}
      defaultValue={settings.makersPhotograph}
      hint="At the head of the list of makers: the file name of a photograph in the shop. Leave empty for none."
    />
    <Field
      label="Auctions"
      name="auctionsPhotograph"
      maxLength={125}
      defaultValue={settings.auctionsPhotograph}
      hint="At the head of the auctions."
    />
  </SectionForm>
);
