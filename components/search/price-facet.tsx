'use client';

import { useId, useState } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { formatMoney, signOf } from '#components/ui/format/format-money.ts';
import type { ShelfCounts, ShelfPageQuery } from '#contract/search/shelf.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { drawingHeight, drawingWidth, drawPrices } from './price-drawing.ts';
import { priceUnit, upToWords } from './shelf-address.ts';

type Range = Pick<ShelfPageQuery, 'from' | 'to'>;

interface PriceFacetProps extends Range {
  prices: NonNullable<ShelfCounts['prices']>;
  choose: (choice: Range) => void;
  hrefOf: (choice: Range) => string;
}

/** Whole units of the currency, outwards. */
const wholeFrom = (amount: number) => Math.floor(amount / priceUnit());
const wholeTo = (amount: number) => Math.ceil(amount / priceUnit());
const typedNumber = (typed: string, otherwise: number) => {
  const number = Number.parseFloat(typed.replace(',', '.'));
  return Number.isFinite(number) ? number : otherwise;
};
const inWords = (whole: number) => formatMoney(Math.round(whole * priceUnit()), shopCurrency());

export function PriceFacet({ prices, from, to, choose, hrefOf }: PriceFacetProps) {
  const [typed, setTyped] = useState({ from, to, of: `${from} ${to}` });
  const ids = useId();
  if (typed.of !== `${from} ${to}`) setTyped({ from, to, of: `${from} ${to}` });
  const [least, most] = [wholeFrom(prices.from), wholeTo(prices.to)];
  const low = Math.min(most, Math.max(least, typedNumber(typed.from, least)));
  const high = Math.max(low, Math.min(most, typedNumber(typed.to, most)));
  const set = (part: Partial<Range>) => setTyped({ ...typed, ...part });
  const commit = () => {
    if (typed.from !== from || typed.to !== to) choose({ from: typed.from.trim(), to: typed.to.trim() });
  };
  const percent = (value: number) => (100 * (value - least)) / Math.max(1, most - least);
  const slider = (name: 'from' | 'to', value: number, label: string) => (
    <input
      type="range"
      className="price-track__thumb"
      aria-label={label}
      min={least}
      max={most}
      value={value}
      onChange={(event) => {
        const wanted = Number(event.target.value);
        const bound = name === 'from' ? Math.min(wanted, high) : Math.max(wanted, low);
        set({ [name]: bound === (name === 'from' ? least : most) ? '' : String(bound) });
      }}
      onPointerUp={commit}
      onKeyUp={commit}
    />
  );
  return (
    <details className="facet" open>
      <summary className="small medium">
        Price
        <span className="micro muted tabular facet__chosen">
          {inWords(typedNumber(from, least))} to {inWords(typedNumber(to, most))}
        </span>
      </summary>
      <fieldset className="facet__box">
        <legend className="visually-hidden">Price</legend>
        <Drawing prices={prices} low={low} high={high} />
        <div className="price-track">
          <i style={{ left: `${percent(low)}%`, right: `${100 - percent(high)}%` }} />
          {slider('from', low, 'Lowest price')}
          {slider('to', high, 'Highest price')}
        </div>
        <div className="price-fields">
          {(['from', 'to'] as const).map((name) => (
            <div className="field" key={name}>
              <label htmlFor={`${ids}${name}`}>
                {name === 'from' ? 'From' : 'To'}, {signOf(shopCurrency())}
              </label>
              <input
                id={`${ids}${name}`}
                name={name}
                className="input tabular"
                inputMode="decimal"
                value={typed[name]}
                placeholder={String(name === 'from' ? least : most)}
                onChange={(event) => set({ [name]: event.target.value })}
                onBlur={commit}
              />
            </div>
          ))}
        </div>
        {prices.steps.length > 0 && (
          <div className="filter-chips price-steps">
            {prices.steps.map((amount) => {
              const step = String(amount / priceUnit());
              const on = from === '' && to === step;
              return (
                <a
                  key={step}
                  className="filter-chip tabular"
                  href={hrefOf({ from: '', to: on ? '' : step })}
                  aria-current={on || undefined}
                  data-scroll="keep"
                >
                  {upToWords(step)}
                </a>
              );
            })}
          </div>
        )}
      </fieldset>
    </details>
  );
}

function Drawing({ prices, low, high }: { prices: PriceFacetProps['prices']; low: number; high: number }) {
  const { kind, within, outside, stroke } = drawPrices(prices, low * priceUnit(), high * priceUnit());
  return (
    <svg
      className={classNames('price-bars', kind === 'dots' && 'price-bars--dots')}
      viewBox={`0 0 ${drawingWidth} ${drawingHeight}`}
      strokeWidth={stroke}
      aria-hidden="true"
    >
      <path d={within} />
      <path className="price-bars__outside" d={outside} />
    </svg>
  );
}
