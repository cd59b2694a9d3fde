'use client';

import { useCallback, useRef } from 'react';
import type { Lot } from '#contract/auction.ts';
import type { Standing } from '#contract/bag.ts';
import type { View } from '#contract/views.ts';
import { useByServerNow } from '../live/use-server-now.ts';
import { useLostAt } from '../live/use-stale-since.ts';
import { useView } from '../live/use-view.ts';
import { formatMoney } from '../ui/format-money.ts';
import { TickIcon, WarningIcon } from '../ui/icons.tsx';
import { Moment } from '../ui/moment.tsx';
import { BidFacts } from './bid-facts.tsx';
import { DutchFacts } from './dutch-facts.tsx';
import { FormatBidding } from './format-bidding.tsx';
import { LotAlerts } from './lot-alerts.tsx';
import { LotAnnouncer } from './lot-announcer.tsx';
import { LotResult } from './lot-result.tsx';
import { type Attempt, type Band, bandOf, ownState, phaseOf, type Situation, standingNow } from './situation.ts';
import { useBid } from './use-bid.ts';
import { useOwn } from './use-own.ts';
import { missingToBid, useAmountFromAddress, useWayToBid } from './use-way-to-bid.ts';
import './bid-panel.css';

export interface BidPanelProps {
  lot: Lot;
  initial: View<'auction'>;
  shippingAmount: number;
  /** One per rendered page, for the form without JavaScript. */
  formKey: string;
}

/** The bid panel, in every state a lot and a bidder can be in. The band on top says where you stand. */
export function BidPanel({ lot, initial, shippingAmount, formKey }: BidPanelProps) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const { signedIn, house, standing: known, readyToBid } = useOwn(lot.id);
  const lostAt = useLostAt();
  const phase = useByServerNow((now) => phaseOf(view, now));
  const bid = useBid(lot.id);
  const standing = useStandingNow(known, bid.attempt);
  const own = ownState(view, standing);
  const situation: Situation = {
    ...{ view, phase, standing, signedIn, house, lostAt, attempt: bid.attempt },
    money: (amount) => formatMoney(amount, view.currency),
  };
  const decide = useDecide(lot.slug, { signedIn, readyToBid }, bid.confirm);
  useAmountFromAddress(signedIn === true && phase === 'open', decide);

  return (
    <section className="bp" id="bid" aria-label="Bidding" data-own={own} data-phase={phase}>
      <BandLine band={bandOf(situation)} />
      {view.format === 'dutch' && phase !== 'closed' && phase !== 'closing' ? (
        <DutchFacts view={view} stale={situation.lostAt !== null} />
      ) : (
        <BidFacts view={view} phase={phase} stale={situation.lostAt !== null} />
      )}
      {phase === 'closed' && <LotResult view={view} standing={standing} shippingAmount={shippingAmount} />}
      {phase === 'upcoming' && (
        <p className="small mute">You’ll need an account to bid. We charge nothing unless you win.</p>
      )}
      {phase === 'open' && house && (
        <p className="small mute">The house can’t bid on its own lots. The desk shows when this one closes.</p>
      )}
      {phase === 'open' && !house && (
        <FormatBidding {...{ lot, situation, signedIn, readyToBid, bid, decide, formKey, shippingAmount }} />
      )}
      <LotAnnouncer view={view} own={own} phase={phase} />
      <LotAlerts view={view} own={own} phase={phase} />
    </section>
  );
}

/** How somebody stands, as the answer to their bid says until their own view has come. */
function useStandingNow(known: Standing | null, attempt: Attempt): Standing | null {
  const atAnswer = useRef<{ attempt: Attempt; known: Standing | null }>({ attempt, known });
  if (atAnswer.current.attempt !== attempt) atAnswer.current = { attempt, known };
  return standingNow(known, attempt, atAnswer.current.known);
}

/** An amount is confirmed, unless something has to be brought first. The function stays the same. */
function useDecide(slug: string, own: Parameters<typeof missingToBid>[0], confirm: (amount: number) => void) {
  const wayToBid = useWayToBid(slug);
  const latest = useRef({ own, wayToBid });
  latest.current = { own, wayToBid };
  return useCallback(
    (amount: number) => {
      const missing = missingToBid(latest.current.own);
      if (missing) latest.current.wayToBid(missing, amount);
      else confirm(amount);
    },
    [confirm],
  );
}

const bandClass = { plain: 'sn', leading: 'sl', outbid: 'so', lost: 'sx', unknown: 'su' };

function BandLine({ band }: { band: Band }) {
  return (
    <p className={`stt ${bandClass[band.tone]}`} data-testid="band">
      {band.tone === 'outbid' && <i className="pulse" />}
      {band.tone === 'leading' && <TickIcon />}
      {band.tone === 'lost' && <WarningIcon />}
      {band.tone === 'unknown' && <span className="bar" aria-hidden="true" />}
      <span className={band.tone === 'unknown' ? 'sr' : undefined}>
        {band.words}
        {band.at && (
          <>
            {' '}
            <Moment at={band.at.moment} show={band.at.show} />
          </>
        )}
      </span>
    </p>
  );
}
