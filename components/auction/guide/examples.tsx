import { classNames } from '#components/ui/class-names.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';

/** Whole units of the shop's currency, as an amount is shown. */
export const exampleMoney = (units: number): string =>
  formatMoney(units * 10 ** fractionDigitsOf(shopCurrency()), shopCurrency());

const scale = (units: number): string => `${(units - 500) / 3}%`;
const maxima: readonly [who: string, units: number][] = [
  ['You', 750],
  ['Paddle 31', 700],
  ['Paddle 8', 620],
];

/** Draws three maxima and the price they come to. */
export const PriceExample = () => (
  <div
    className="bidding-guide__bars"
    role="img"
    aria-label={`Maximums: you ${exampleMoney(750)}, paddle 31 ${exampleMoney(700)}, paddle 8 ${exampleMoney(620)}. The price is ${exampleMoney(710)}.`}
  >
    {maxima.map(([who, units], index) => (
      <div key={who} className={classNames('bidding-guide__bar', index === 0 && 'bidding-guide__bar--own')}>
        <span>{who}</span>
        <div>
          <i style={{ width: scale(units) }} />
          <b className="tabular">{exampleMoney(units)}</b>
        </div>
      </div>
    ))}
    <div className="bidding-guide__bar bidding-guide__bar--price">
      <span>Price</span>
      <div>
        <u style={{ left: scale(710) }} />
        <b className="tabular" style={{ left: scale(710) }}>
          {exampleMoney(710)}
        </b>
      </div>
    </div>
  </div>
);

/** Draws how a late bid moves the close. */
export const ClosingExample = () => (
  <div
    className="bidding-guide__close tabular"
    role="img"
    aria-label="The lot was to close at 21:04:10. A bid at 21:03:32 moved the close to 21:05:32."
  >
    <div>
      <span>
        <b>21:02</b>
        <b>To close at 21:04:10</b>
      </span>
      <i style={{ width: '60%' }} />
    </div>
    <div>
      <span className="bidding-guide__late">
        <b className="live-text">A bid at 21:03:32</b>
        <b>Closes at 21:05:32</b>
      </span>
      <i style={{ width: '42.5%' }} />
      <i className="bidding-guide__more" style={{ left: '42.5%', width: '55.5%' }} />
      <u style={{ left: '42.5%' }} />
    </div>
  </div>
);
