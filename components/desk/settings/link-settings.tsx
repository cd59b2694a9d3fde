'use client';

import type { HeaderPlace } from '#contract/shop/front-settings.ts';
import { LinesField } from '../lines-field.tsx';
import { ArrangedList } from './arranged-list.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = ['openingHours', 'socialLinks'] as const;

const places: Record<HeaderPlace, string> = {
  shop: 'Shop',
  auctions: 'Auctions',
  makers: 'Makers',
  journal: 'Journal',
};

/** What the header leads to, and what the footer says beside the pages of every shop. */
export const LinkSettings = ({ settings, version }: SettingsProps) => (
  <>
    <ArrangedList
      list="headerLinks"
      title="Links in the header"
      words={places}
      value={settings.headerLinks}
      version={version}
    />
    <p className="desk__quiet">
      Without Auctions or Makers in the header, the footer doesn’t lead there either. Their pages stay.
    </p>
    <SectionForm section="links" shows={shows} settings={settings} version={version}>
      <LinesField
        label="Opening hours"
        name="openingHours"
        most={300}
        value={settings.openingHours}
        hint="In the footer and on the contact page, such as Tuesday to Friday, 10 to 18."
      />
      <LinesField
        label="Elsewhere"
        name="socialLinks"
        most={1200}
        value={settings.socialLinks}
        hint="Up to six addresses that begin with https://, one on each line."
      />
    </SectionForm>
  </>
);
