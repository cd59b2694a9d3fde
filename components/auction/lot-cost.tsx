import { lotCost } from '#domain/auction/buyers-premium.ts';
import { formatMoney } from '../ui/format-money.ts';
import { formatPercent } from '../ui/format-percent.ts';

interface LotCostProps {
  /** The bid, in minor units. */
  amount: number;
  /** What the first line is called: a bid up to which one pays, or a price. */
  what: string;
  /** What the last line is called. */
  sum: string;
  premiumBasisPoints: number;
  shippingAmount: number;
  currency: string;
}

/** What a lot costs its buyer, line by line. Prices include VAT, so tax adds nothing. */
export function LotCost({ amount, what, sum, premiumBasisPoints, shippingAmount, currency }: LotCostProps) {
  const cost = lotCost(amount, premiumBasisPoints, shippingAmount);
  const money = (value: number) => formatMoney(value, currency);
  return (
    <dl className="lcost num">
      <Row name={what} value={money(cost.amount)} />
      {premiumBasisPoints > 0 && (
        <Row name={`Buyer’s premium, ${formatPercent(premiumBasisPoints)}`} value={money(cost.premiumAmount)} />
      )}
      <Row name="Delivery" value={money(cost.shippingAmount)} />
      <Row name={`${sum}, includes VAT`} value={money(cost.totalAmount)} strong />
    </dl>
  );
}

const Row = ({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) => (
  <div className={strong ? 'lcost-sum' : undefined}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
