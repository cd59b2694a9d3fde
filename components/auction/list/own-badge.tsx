import { ownState } from '#components/auction/bid/own-state.ts';
import { Badge } from '#components/ui/badge.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';

export function OwnBadge({ view, position }: { view: AuctionView; position: OwnPosition | null }) {
  const own = ownState(view, position);
  if (own === 'none') return null;
  if (view.state === 'closed') {
    const won = position?.won || (own === 'leading' && view.outcome === 'sold');
    if (won) return <Badge tone="solid">Won</Badge>;
    return view.outcome === 'sold' || view.outcome === 'after_sale' ? <Badge tone="outline">Not won</Badge> : null;
  }
  if (own === 'sealed') return <Badge tone="outline">Bid sealed</Badge>;
  return own === 'leading' ? <Badge tone="solid">Leading</Badge> : <Badge tone="live-solid">Outbid</Badge>;
}
