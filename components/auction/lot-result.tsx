import type { AuctionView } from '#contract/auction.ts';
import type { Standing } from '#contract/bag.ts';
import { lotCost } from '#domain/auction/buyers-premium.ts';
import { ButtonLink } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { Moment } from '../ui/moment.tsx';
import { recordWords } from './record-words.ts';
import { ownState } from './situation.ts';

interface LotResultProps {
  view: AuctionView;
  standing: Standing | null;
  shippingAmount: number;
}

/** What follows from a lot that is over: to pay, or what it means for whoever bid. */
export function LotResult({ view, standing, shippingAmount }: LotResultProps) {
  const premium = view.premiumBasisPoints > 0;
  const total = lotCost(view.currentAmount, view.premiumBasisPoints, shippingAmount).totalAmount;
  if (view.outcome === 'sold' && ownState(view, standing) === 'leading') {
    return (
      <>
        {standing?.orderPublicId && (
          <ButtonLink href={`/orders/${standing.orderPublicId}`} wide className="num">
            Pay {formatMoney(total, view.currency)}, with {premium ? 'premium and delivery' : 'delivery'}
          </ButtonLink>
        )}
        <PayBy standing={standing} />
        <VerifyLink view={view} />
      </>
    );
  }
  return (
    <>
      <NextStep view={view} standing={standing} />
      <p className="small mute">{afterword(view, standing)}</p>
      <VerifyLink view={view} />
    </>
  );
}

/** Until when it is owed; or that the house has been asked. */
function PayBy({ standing }: { standing: Standing | null }) {
  if (!standing?.toPay || !standing.orderPublicId) return null;
  const { toPay, request, orderPublicId } = standing;
  return (
    <p className="small mute">
      {request?.state === 'asked' ? (
        <>
          You asked the house to release you, <Moment at={request.askedAt} show="day-time" />. Until it answers the sum
          is owed.
        </>
      ) : (
        toPay.payBy && (
          <>
            Pay by <Moment at={toPay.payBy} show="day-time" />.
          </>
        )
      )}{' '}
      <a className="link" href={`/orders/${orderPublicId}/cant-pay`}>
        {request ? 'What you asked' : 'I can’t pay'}
      </a>
    </p>
  );
}

function NextStep({ view, standing }: Pick<LotResultProps, 'view' | 'standing'>) {
  if (standing?.offered && standing.orderPublicId) {
    return (
      <ButtonLink href={`/orders/${standing.orderPublicId}`} wide>
        {standing.won ? 'See your order' : 'See the offer'}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink href={view.relistedAs ? `/auctions/${view.relistedAs}` : '/auctions'} kind="secondary" wide>
      {view.relistedAs ? 'It is up again: see the new lot' : 'See the other lots'}
    </ButtonLink>
  );
}

/** The result can be checked by anyone. */
const VerifyLink = ({ view }: { view: AuctionView }) => (
  <p className="small">
    <a className="link" href={`/auctions/${view.slug}/verify`}>
      Check the result yourself
    </a>
  </p>
);

function afterword(view: AuctionView, standing: Standing | null): string {
  if (standing?.won) return 'You took the house’s offer.';
  if (view.outcome === 'after_sale') return 'It found its buyer after the close, by an offer to one of the bidders.';
  if (standing?.offered) return 'It found no other buyer, and your bid is next. You owe nothing if you let it pass.';
  if (view.outcome === 'unpaid') return unpaidWords(view, standing);
  if (view.outcome !== 'sold') return 'Nobody pays anything. Makers usually offer a lot again within a month.';
  if (!standing) return 'How the price got there is shown below.';
  const record = recordWords(view, standing, (amount) => formatMoney(amount, view.currency));
  return record ? `You pay nothing. ${record}` : 'You pay nothing.';
}

function unpaidWords(view: AuctionView, standing: Standing | null): string {
  if (standing?.orderEnded === 'released') {
    return 'You asked the house to release you from this lot, and it did. You owe nothing for it.';
  }
  if (ownState(view, standing) === 'leading') {
    return 'You won this lot and did not pay in time. You owe nothing for it now, and your account has a mark for a year.';
  }
  return 'The house may offer it to the next bidder at their own highest bid, or put it up again.';
}
