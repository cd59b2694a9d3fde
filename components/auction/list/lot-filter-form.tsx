import type { LotFacets, LotFilter } from '#contract/auction/lot-filter.ts';
import { choicesOf } from './lot-filter-address.ts';

const states = [
  ['', 'Any'],
  ['live', 'Live'],
  ['upcoming', 'Upcoming'],
  ['ended', 'Ended'],
] as const;
const formatNames: Record<Exclude<LotFilter['format'], ''>, string> = {
  english: 'Rising price',
  dutch: 'Falling price',
  sealed: 'Sealed bids',
};
const formats = [['', 'Any'], ...Object.entries(formatNames)] as const;

export function LotFilterForm({ filter, facets }: { filter: LotFilter; facets: LotFacets }) {
  const chosen = choicesOf(filter);
  const names = (values: string[]) => [['', 'Any'], ...values.map((value) => [value, value])] as [string, string][];
  return (
    <details className="lot-filters" open={chosen > 0}>
      <summary className="button button--secondary button--small tabular">
        {chosen > 0 ? `Filter (${chosen})` : 'Filter'}
      </summary>
      <form action="/auctions" className="lot-filters__form">
        <Choose name="state" label="State" options={states} value={filter.state} />
        <Choose name="maker" label="Maker" options={names(facets.makers)} value={filter.maker} />
        <Choose name="material" label="Material" options={names(facets.materials)} value={filter.material} />
        <Choose name="format" label="Format" options={formats} value={filter.format} />
        <Amount name="from" label="Price from" value={filter.from} />
        <Amount name="to" label="Price to" value={filter.to} />
        <fieldset className="lot-filters__choices">
          <legend className="visually-hidden">Only</legend>
          <Tick name="met" label="Reserve met" on={filter.met} />
          <Tick name="unbid" label="No bids yet" on={filter.unbid} />
        </fieldset>
        <div className="cluster">
          <button type="submit" className="button button--small">
            Show these lots
          </button>
          {chosen > 0 && (
            <a href="/auctions" className="button button--quiet button--small">
              Show all lots
            </a>
          )}
        </div>
      </form>
    </details>
  );
}

interface ChooseProps {
  name: string;
  label: string;
  options: readonly (readonly [string, string])[];
  value: string;
}

const Choose = ({ name, label, options, value }: ChooseProps) => (
  <div className="field">
    <label htmlFor={`lots-${name}`}>{label}</label>
    <select id={`lots-${name}`} name={name} className="input" defaultValue={value}>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  </div>
);

const Amount = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <div className="field">
    <label htmlFor={`lots-${name}`}>{label}</label>
    <input
      id={`lots-${name}`}
      name={name}
      className="input tabular"
      inputMode="decimal"
      autoComplete="off"
      defaultValue={value}
    />
  </div>
);

const Tick = ({ name, label, on }: { name: string; label: string; on: boolean }) => (
  <label className="lot-filters__tick">
    <input type="checkbox" name={name} value="1" defaultChecked={on} />
    {label}
  </label>
);
