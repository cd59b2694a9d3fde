'use client';

import { memo, useId, useState } from 'react';
import type { ShelfCounts, ShelfPageQuery } from '#contract/shelf/shelf.ts';

const mostDots = 8;
const width = 240;
const height = 64;

interface PriceFacetProps {
  prices: NonNullable<ShelfCounts['prices']>;
  from: string;
  to: string;
  choose: (choice: Pick<ShelfPageQuery, 'from' | 'to'>) => void;
}

/** Whole euros, outwards. */
const wholeFrom = (amount: number) => Math.floor(amount / 100);
const wholeTo = (amount: number) => Math.ceil(amount / 100);
const typedNumber = (typed: string, otherwise: number) => {
  const number = Number.parseFloat(typed.replace(',', '.'));
  return Number.isFinite(number) ? number : otherwise;
};

export function PriceFacet({ prices, from, to, choose }: PriceFacetProps) {
  const [typed, setTyped] = useState({ from, to, of: `${from} ${to}` });
  const ids = useId();
  if (typed.of !== `${from} ${to}`) setTyped({ from, to, of: `${from} ${to}` });
  const [least, most] = [wholeFrom(prices.from), wholeTo(prices.to)];
  const low = Math.min(most, Math.max(least, typedNumber(typed.from, least)));
  const high = Math.max(low, Math.min(most, typedNumber(typed.to, most)));
  const set = (part: Partial<{ from: string; to: string }>) => setTyped({ ...typed, ...part });
  const commit = () => {
    if (typed.from !== from || typed.to !== to) choose({ from: typed.from.trim(), to: typed.to.trim() });
  };
  const percent = (value: number) => (100 * (value - least)) / Math.max(1, most - least);
  const slider = (name: 'from' | 'to', value: number, label: string) => (
    <input
      type="range"
      className={`rng ${name}`}
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
    <details className="fac" open>
      <summary className="small med">
        Price
        {(from || to) && (
          <span className="micro mute num fsel">
            €{from || least} to €{to || most}
          </span>
        )}
      </summary>
      <fieldset className="facb">
        <legend className="sr">Price</legend>
        <Bars bars={prices.bars} />
        <div className="track">
          <i style={{ left: `${percent(low)}%`, right: `${100 - percent(high)}%` }} />
          {slider('from', low, 'Lowest price')}
          {slider('to', high, 'Highest price')}
        </div>
        <div className="pricef">
          {(['from', 'to'] as const).map((name) => (
            <div className="f" key={name}>
              <label htmlFor={`${ids}${name}`}>{name === 'from' ? 'From, €' : 'To, €'}</label>
              <input
                id={`${ids}${name}`}
                name={name}
                className="in num"
                inputMode="decimal"
                value={typed[name]}
                placeholder={String(name === 'from' ? least : most)}
                onChange={(event) => set({ [name]: event.target.value })}
                onBlur={commit}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

const dotAt = (place: number) => height - 5 - place * 7.5;

/** A dot for each piece while none of the columns is too high, else bars. */
const Bars = memo(function Bars({ bars }: { bars: readonly number[] }) {
  const most = Math.max(...bars);
  const step = width / bars.length;
  const dots = most <= mostDots;
  return (
    <svg className="pbars" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {bars.flatMap((count, bar) => {
        const x = step * (bar + 0.5);
        if (!dots) {
          const high = (count / most) * (height - 4);
          return [<rect key={x} x={x - step / 2 + 1} y={height - high} width={step - 2} height={high} />];
        }
        return Array.from({ length: count }, (_, at) => (
          <circle key={`${x} ${dotAt(at)}`} cx={x} cy={dotAt(at)} r="2.9" />
        ));
      })}
    </svg>
  );
});
