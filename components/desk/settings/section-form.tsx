'use client';

import type { ReactNode } from 'react';
import type { ShopSetting, ShopSettings } from '#contract/shop/shop-settings.ts';
import { SeenForm } from '../seen-form.tsx';
import { type SettingSection, settingSections } from './setting-sections.ts';

export interface SettingsProps {
  settings: ShopSettings;
  version: number;
}

interface SectionFormProps extends SettingsProps {
  section: SettingSection;
  /** The settings that have a field here. */
  shows: readonly ShopSetting[];
  children: ReactNode;
}

/** One part of the settings, saved by itself. It begins anew only when its own values have changed. */
export function SectionForm({ section, shows, settings, version, children }: SectionFormProps) {
  return (
    <SeenForm
      key={JSON.stringify(shows.map((name) => settings[name]))}
      version={version}
      action="/api/desk/settings"
      label="Save"
      busy="Saving…"
      done="Saved"
      className="shop-form"
    >
      <input type="hidden" name="shows" value={shows.join(' ')} />
      <input type="hidden" name="section" value={section} />
      <fieldset>
        <legend className="heading-small">{settingSections[section]}</legend>
        {children}
      </fieldset>
    </SeenForm>
  );
}
