import type { AuctionView } from '#contract/auction.ts';
import type { Standing } from '#contract/bag.ts';
import { lotCost } from '#domain/auction/buyers-premium.ts';
import { ButtonLink } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';
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
        <p className="small mute">You have two days to pay. After that the lot goes back to the maker.</p>
      </>
    );
  }
  return (
    <>
      <ButtonLink href="/auctions" kind="secondary" wide>
        See the other lots
      </ButtonLink>
      <p className="small mute">{afterword(view, standing)}</p>
    </>
  );
}

function afterword(view: AuctionView, standing: Standing | null): string {
  if (view.outcome !== 'sold') return 'Nobody pays anything. Makers usually offer a lot again within a month.';
  return standing ? 'You were not charged, and your maximum stays private.' : 'How the price got there is shown below.';
}
