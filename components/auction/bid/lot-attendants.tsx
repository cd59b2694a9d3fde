'use client';

import { LotAlerts } from '#components/auction/alerts/lot-alerts.tsx';
import { LotAnnouncer, type LotAnnouncerProps } from '#components/auction/announce/lot-announcer.tsx';
import { useLotTitle } from '#components/auction/announce/use-lot-title.ts';
import { BidKey } from './bid-key.tsx';

export interface LotAttendantsProps extends LotAnnouncerProps {
  bidding: boolean;
  /** Opens the sheet where bidding has one. */
  onOpen: (() => void) | null;
}

/** What attends to a lot and shows nothing: it speaks, sounds, hears a key and names the tab. It comes late, as one script. */
export function LotAttendants({ bidding, onOpen, ...heard }: LotAttendantsProps) {
  const { situation, own } = heard;
  useLotTitle(situation.view, own, situation.phase);
  return (
    <>
      {bidding && <BidKey onOpen={onOpen} />}
      <LotAnnouncer {...heard} />
      <LotAlerts view={situation.view} own={own} phase={situation.phase} />
    </>
  );
}
