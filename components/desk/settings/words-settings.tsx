'use client';

import { Field } from '#components/ui/form/field.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = ['shopName', 'tagline', 'description', 'notFoundLabel'] as const;

/** The name and the words that stand around every page. */
export const WordsSettings = ({ settings, version }: SettingsProps) => (
  <SectionForm section="shop" shows={shows} settings={settings} version={version}>
    <Field label="Shop name" name="shopName" required maxLength={60} defaultValue={settings.shopName} />
    <Field
      label="Tagline"
      name="tagline"
      maxLength={160}
      defaultValue={settings.tagline}
      hint="One sentence, shown in the footer."
    />
    <Field
      label="Description"
      name="description"
      maxLength={300}
      defaultValue={settings.description}
      hint="For search engines and shared links."
    />
    <Field
      label="Label of the page for wrong addresses"
      name="notFoundLabel"
      maxLength={80}
      defaultValue={settings.notFoundLabel}
      hint="A few words under its empty plinth. Leave empty for none."
    />
  </SectionForm>
);
