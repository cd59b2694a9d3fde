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
    <details className="lfil" open={chosen > 0}>
      <summary className="btn sec sm num">{chosen > 0 ? `Filter (${chosen})` : 'Filter'}</summary>
      <form action="/auctions" className="lfilf">
        <Choose name="state" label="State" options={states} value={filter.state} />
        <Choose name="maker" label="Maker" options={names(facets.makers)} value={filter.maker} />
        <Choose name="material" label="Material" options={names(facets.materials)} value={filter.material} />
        <Choose name="format" label="Format" options={formats} value={filter.format} />
        <Amount name="from" label="Price from" value={filter.from} />
        <Amount name="to" label="Price to" value={filter.to} />
        <fieldset className="lfilc">
          <legend className="sr">Only</legend>
          <Tick name="met" label="Reserve met" on={filter.met} />
          <Tick name="unbid" label="No bids yet" on={filter.unbid} />
        </fieldset>
        <div className="row">
          <button type="submit" className="btn sm">
            Show these lots
          </button>
          {chosen > 0 && (
            <a href="/auctions" className="btn quiet sm">
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
  <div className="f">
    <label htmlFor={`lots-${name}`}>{label}</label>
    <select id={`lots-${name}`} name={name} className="in" defaultValue={value}>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  </div>
);

const Amount = ({ name, label, value }: { name: string; label: string; value: string }) => (
  <div className="f">
    <label htmlFor={`lots-${name}`}>{label}</label>
    <input
      id={`lots-${name}`}
      name={name}
      className="in num"
      inputMode="decimal"
      autoComplete="off"
      defaultValue={value}
    />
  </div>
);

const Tick = ({ name, label, on }: { name: string; label: string; on: boolean }) => (
  <label className="lfilt">
    <input type="checkbox" name={name} value="1" defaultChecked={on} />
    {label}
  </label>
);
