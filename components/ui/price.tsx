import { formatMoney } from './format/format-money.ts';
import { Rolling } from './rolling.tsx';

/** An amount that shows when it changes. @param amount integer minor units */
export function Price({ amount, currency }: { amount: number; currency: string }) {
  return <Rolling value={amount} text={formatMoney(amount, currency)} />;
}

export function PriceBefore({ amount, currency }: { amount: number; currency: string }) {
  return (
    <s className="price-before struck">
      <span className="visually-hidden">Was </span>
      {formatMoney(amount, currency)}
    </s>
  );
}
