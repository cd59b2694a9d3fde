'use client';

import { Field } from '#components/ui/form/field.tsx';
import type { FrontSection } from '#contract/shop/front-settings.ts';
import { LinesField } from '../lines-field.tsx';
import { ArrangedList } from './arranged-list.tsx';
import { SectionForm, type SettingsProps } from './section-form.tsx';

const shows = ['frontFirst', 'frontPiece', 'frontTitle', 'frontWords'] as const;

const sections: Record<FrontSection, string> = {
  first: 'The piece that stands first',
  drop: 'The next drop',
  lots: 'Lots closing soonest',
  pieces: 'From the shop',
  sold: 'Just sold',
  collections: 'Collections',
  words: 'Your own words',
  journal: 'From the journal',
};

/** What the front page shows, and in which order. */
export const FrontSettings = ({ settings, version }: SettingsProps) => (
  <>
    <ArrangedList
      list="frontSections"
      title="Sections"
      words={sections}
      value={settings.frontSections}
      version={version}
    />
    <p className="desk__quiet">A section with nothing to show is left out.</p>
    <SectionForm section="front" shows={shows} settings={settings} version={version}>
      <div className="field">
        <label htmlFor="front-first">Stands first</label>
        <select id="front-first" name="frontFirst" className="input" defaultValue={settings.frontFirst}>
          <option value="few">A piece that is nearly gone</option>
          <option value="newest">The newest piece</option>
          <option value="piece">The piece named below</option>
        </select>
      </div>
      <Field
        label="Piece"
        name="frontPiece"
        maxLength={200}
        autoComplete="off"
        defaultValue={settings.frontPiece}
        hint="The end of its address: blue-bowl for /products/blue-bowl. If it isn’t for sale, another stands there."
      />
      <Field label="Heading of your own words" name="frontTitle" maxLength={120} defaultValue={settings.frontTitle} />
      <LinesField label="Your own words" name="frontWords" most={1000} rows={5} value={settings.frontWords} />
    </SectionForm>
  </>
);
