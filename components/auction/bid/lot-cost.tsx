import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import { capitalised } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import { lotCost } from '#domain/auction/buyers-premium.ts';

interface LotCostProps {
  /** The bid, in minor units. */
  amount: number;
  /** What the first line is called: a bid up to which one pays, or a price. */
  what: string;
  sum: string;
  premiumBasisPoints: number;
  charges: LotCharges;
  currency: string;
}

/** What a lot costs its buyer, line by line. Its price includes the VAT that is due, so tax adds nothing. */
export function LotCost({ amount, what, sum, premiumBasisPoints, charges, currency }: LotCostProps) {
  const cost = lotCost(amount, premiumBasisPoints, charges.shippingAmount);
  const money = (value: number) => formatMoney(value, currency);
  const premium = premiumBasisPoints > 0;
  return (
    <dl className="lot-cost tabular">
      <Row name={what} value={money(cost.amount)} />
      <Row name="Delivery" value={money(cost.shippingAmount)} />
      <Row
        name={premium ? `Buyer’s premium, ${formatPercent(premiumBasisPoints)}` : 'Buyer’s fee'}
        value={premium ? money(cost.premiumAmount) : 'None'}
      />
      {charges.vat && <Row name="VAT" value={capitalised(charges.vat)} />}
      <Row name={sum} value={money(cost.totalAmount)} strong />
    </dl>
  );
}

const Row = ({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) => (
  <div className={strong ? 'lot-cost__sum' : undefined}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
