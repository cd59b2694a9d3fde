'use client';

import { Field } from '#components/ui/form/field.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = ['opensAt', 'openingPhotograph'] as const;

/** When visitors may come in, and what they see before. */
export const OpeningSettings = ({ settings, version }: SettingsProps) => (
  <SectionForm section="opening" shows={shows} settings={settings} version={version}>
    <Field
      label="Open on"
      name="opensAt"
      type="datetime-local"
      defaultValue={settings.opensAt}
      hint={`In the shop’s time zone, ${settings.zone}. Until then visitors see the opening page only, and you see the shop. Leave empty to be open now.`}
    />
    <Field
      label="Photograph on the opening page"
      name="openingPhotograph"
      maxLength={125}
      defaultValue={settings.openingPhotograph}
      hint="The file name of a photograph in the shop. Leave empty for none."
    />
    {settings.opensAt !== '' && (
      <p className="small">
        <a className="text-link" href="/opening">
          See the opening page
        </a>
      </p>
    )}
  </SectionForm>
);
