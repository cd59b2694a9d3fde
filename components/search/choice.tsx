'use client';

import { grouped } from '#components/ui/format/format-money.ts';
import type { FacetName } from '#contract/search/shelf-address.ts';
import { valueName } from './shelf-address.ts';
import { swatchOf } from './swatches.ts';

interface ChoiceProps {
  name: FacetName;
  value: string;
  on: boolean;
  count: number;
  choose: (on: boolean) => void;
}

export function Choice({ name, value, on, count, choose }: ChoiceProps) {
  const nothing = count === 0 && !on;
  const swatch = name === 'material' ? swatchOf(value) : undefined;
  return (
    <label className={nothing ? 'option facet__option--empty' : 'option'}>
      <input
        type="checkbox"
        className="visually-hidden"
        name={name}
        value={value}
        checked={on}
        aria-disabled={nothing || undefined}
        onChange={(event) => {
          if (!nothing) choose(event.target.checked);
        }}
      />
      <span className="check-box" />
      {swatch && <i className="facet__swatch" style={{ background: swatch }} />}
      <span>{valueName(name, value)}</span>
      <span className="micro faint tabular facet__count">{grouped(count)}</span>
    </label>
  );
}
