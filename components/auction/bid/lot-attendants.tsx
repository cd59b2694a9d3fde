'use client';

import { LotAlerts } from '#components/auction/alerts/lot-alerts.tsx';
import { LotAnnouncer } from '#components/auction/announce/lot-announcer.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import { BidKey } from './bid-key.tsx';
import type { OwnAnswer } from './bid-moment.ts';
import type { OwnState } from './own-state.ts';
import type { Phase } from './situation.ts';

export interface LotAttendantsProps {
  view: AuctionView;
  own: OwnState;
  phase: Phase;
  answer: OwnAnswer | null;
  bidding: boolean;
  /** Opens the sheet where bidding has one. */
  onOpen: (() => void) | null;
}

/** What attends to a lot and shows nothing: it speaks, sounds and hears a key. One script, since all of it comes late. */
export function LotAttendants({ view, own, phase, answer, bidding, onOpen }: LotAttendantsProps) {
  return (
    <>
      {bidding && <BidKey onOpen={onOpen} />}
      <LotAnnouncer view={view} own={own} phase={phase} answer={answer} />
      <LotAlerts view={view} own={own} phase={phase} />
    </>
  );
}
