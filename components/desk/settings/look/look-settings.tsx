'use client';

import { useState } from 'react';
import { familiesOf } from '#components/shop/look-css.ts';
import { Button } from '#components/ui/form/button.tsx';
import { chosenColours, colourSettings, type TypefacePair, typefacePairs } from '#contract/shop/look-settings.ts';
import { faultsOf } from '#domain/shop/palette.ts';
import { SectionForm, type SettingsProps } from '../section-form.tsx';
import { ColourField } from './colour-field.tsx';
import { LookPictures } from './look-pictures.tsx';
import { LookPreview } from './look-preview.tsx';
import { Measured } from './measured.tsx';
import './look.css';

const shows = ['groundColour', 'inkColour', 'wetColour', 'typefaces', 'logoColours', 'logoName'] as const;
const colours = ['groundColour', 'inkColour', 'wetColour'] as const;
type Colours = Record<(typeof colours)[number], string>;

const about = {
  groundColour: 'Behind everything.',
  inkColour: 'Text and main buttons.',
  wetColour: 'Marks what has just changed or is about to end.',
} as const;

const palettes: Readonly<Record<string, Colours>> = {
  'Paper and ink': { groundColour: '', inkColour: '', wetColour: '' },
  'White and blue': { groundColour: '#ffffff', inkColour: '#1b2a6b', wetColour: '#c2247a' },
  'Sand and green': { groundColour: '#f6f1e4', inkColour: '#16302b', wetColour: '#a8380f' },
  'Night by day': { groundColour: '#15110d', inkColour: '#efe6d6', wetColour: '#ff8a5c' },
};

const pairWords: Readonly<Record<TypefacePair, string>> = {
  label: 'Newsreader and Instrument Sans: a wall label',
  poster: 'Instrument Sans, bold: a poster',
  catalogue: 'Newsreader throughout: a catalogue',
};

/** The logo, three colours and a pair of typefaces, with what they make of a page beside them. */
export function LookSettings({ settings, version }: SettingsProps) {
  return (
    <>
      <LookForm key={shows.map((name) => settings[name]).join()} settings={settings} version={version} />
      <LookPictures settings={settings} version={version} />
    </>
  );
}

function LookForm({ settings, version }: SettingsProps) {
  const [typed, setTyped] = useState<Colours>(settings);
  const [typefaces, setTypefaces] = useState(settings.typefaces);
  const isWhole = colours.every((name) => /^(#[0-9a-f]{6})?$/i.test(typed[name].trim()));
  const chosen = chosenColours(isWhole ? lowered(typed) : settings);
  const faults = faultsOf(chosen);
  const set = (name: keyof Colours, value: string) => setTyped({ ...typed, [name]: value });
  return (
    <div className="look">
      <SectionForm section="look" shows={shows} settings={settings} version={version}>
        <div className="cluster cluster--wrapping">
          {Object.entries(palettes).map(([name, palette]) => (
            <Button key={name} kind="quiet" small onClick={() => setTyped(palette)}>
              {name}
            </Button>
          ))}
        </div>
        {Object.entries(colourSettings).map(([colour, { setting, name }]) => (
          <ColourField
            key={setting}
            label={name}
            name={setting}
            hint={about[setting]}
            value={typed[setting]}
            shown={chosen[colour as keyof typeof chosen]}
            fault={isWhole ? faults.find((fault) => fault.colour === colour) : undefined}
            onChange={(value) => set(setting, value)}
          />
        ))}
        <div className="field">
          <label htmlFor="typefaces">Typefaces</label>
          <select
            id="typefaces"
            name="typefaces"
            className="input"
            value={typefaces}
            onChange={(event) => setTypefaces(event.target.value as TypefacePair)}
          >
            {typefacePairs.map((pair) => (
              <option key={pair} value={pair}>
                {pairWords[pair]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="logo-colours">Colours of the logo</label>
          <select id="logo-colours" name="logoColours" className="input" defaultValue={settings.logoColours}>
            <option value="own">Its own</option>
            <option value="ink">The shop’s ink, by day and by night</option>
          </select>
        </div>
        <div className="field">
          <label htmlFor="logo-name">The name in the header</label>
          <select id="logo-name" name="logoName" className="input" defaultValue={settings.logoName}>
            <option value="alone">Only if there is no logo</option>
            <option value="beside">Beside the logo</option>
          </select>
        </div>
      </SectionForm>
      <div className="look__beside">
        <LookPreview
          settings={settings}
          chosen={chosen}
          families={familiesOf(typefaces)}
          isBold={typefaces === 'poster'}
        />
        <Measured chosen={chosen} />
      </div>
    </div>
  );
}

const lowered = (typed: Colours): Colours => ({
  groundColour: typed.groundColour.trim().toLowerCase(),
  inkColour: typed.inkColour.trim().toLowerCase(),
  wetColour: typed.wetColour.trim().toLowerCase(),
});
