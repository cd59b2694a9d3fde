'use client';

import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { allInWords, capitalised, counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import type { TariffView } from '#contract/tariff/tariff.ts';
import { type BagStanding, bagStanding } from '#domain/bag/line-standing.ts';
import { TellWhenOpen } from '../opening/tell-when-open.tsx';
import { HoldTimer } from '../stock/hold-timer.tsx';
import { deliveryAmount } from '../tariff/delivery-words.ts';
import { Price } from '../ui/price.tsx';
import { BagDelivery } from './bag-delivery.tsx';
import { GiftChoice } from './gift-choice.tsx';

interface BagSummaryProps {
  bag: OwnBag;
  tariff: TariffView;
  /** Why nobody can pay; null: they can. */
  closed: string | null;
}

export function BagSummary({ bag, tariff, closed }: BagSummaryProps) {
  const standing = bagStanding(bag.lines.map((line) => ({ ...line, priceAmount: line.price.amount })));
  const { totals } = bag;
  const soonest = bag.lines.find((line) => line.heldUntil === bag.heldUntil);
  return (
    <aside className="bag-summary" aria-label="Summary">
      {bag.heldUntil && (
        <div className="bag-summary__hold">
          <HoldTimer label={heldWords(standing)} since={soonest?.heldSince ?? null} until={bag.heldUntil} />
          <p className="small muted">If the time runs out you keep the bag, but others can take the pieces.</p>
        </div>
      )}
      <BagDelivery bag={bag} tariff={tariff} />
      <GiftChoice initial={bag.gift} />
      <dl className="bag-summary__sums tabular">
        <div>
          <dt>{counted(standing.pieces, 'piece')}</dt>
          <dd>{formatMoney(totals.itemsAmount, bag.currency)}</dd>
        </div>
        {totals.discountAmount > 0 && (
          <div>
            <dt>Promotion</dt>
            <dd>{formatMoney(-totals.discountAmount, bag.currency)}</dd>
          </div>
        )}
        <div>
          <dt>Delivery</dt>
          <dd>{bag.deliverable ? deliveryAmount(totals.shippingAmount, bag.currency) : 'We don’t deliver there'}</dd>
        </div>
        {totals.taxAmount > 0 && (
          <div>
            <dt>VAT</dt>
            <dd>{formatMoney(totals.taxAmount, bag.currency)}</dd>
          </div>
        )}
        <div className="bag-summary__total">
          <dt>{hasVat(bag) ? 'Total, with VAT' : 'Total'}</dt>
          <dd className="serif">
            <Price amount={totals.totalAmount} currency={bag.currency} />
          </dd>
        </div>
      </dl>
      <ToCheckout why={standing.asked ? 'A price rose. Keep or remove that piece first.' : closed} />
      {closed && <TellWhenOpen />}
    </aside>
  );
}

/** @param why nobody gets there now; null: they do */
function ToCheckout({ why }: { why: string | null }) {
  if (why === null)
    return (
      <ButtonLink wide href="/checkout">
        Go to checkout
      </ButtonLink>
    );
  return (
    <>
      <Button wide disabled>
        Go to checkout
      </Button>
      <p className="small">{why}</p>
    </>
  );
}

const hasVat = ({ taxes }: OwnBag): boolean => taxes.some(({ tax }) => tax > 0);

function heldWords({ pieces, heldPieces }: BagStanding): string {
  if (heldPieces < pieces) return `${heldPieces} of ${pieces} held for you`;
  if (pieces === 1) return 'Held for you';
  return capitalised(`${allInWords(pieces)} held for you`);
}
