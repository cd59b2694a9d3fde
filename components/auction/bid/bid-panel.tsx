'use client';

import { Activity, type ComponentProps, useCallback, useRef, useState } from 'react';
import type { LotCharges } from '#components/auction/bid/lot-charges.ts';
import type { SheetDialog } from '#components/auction/bid-sheet/sheet-dialog.tsx';
import { useBidSheet } from '#components/auction/bid-sheet/use-bid-sheet.ts';
import { useNarrow } from '#components/auction/bid-sheet/use-narrow.ts';
import { Ending, EndingAhead } from '#components/auction/ending/ending.tsx';
import { useIsUrgent } from '#components/auction/ending/use-is-urgent.ts';
import { BuyNowOffer } from '#components/auction/format/buy-now-offer.tsx';
import { FormatBidding } from '#components/auction/format/format-bidding.tsx';
import { BandLine } from '#components/auction/lot/band-line.tsx';
import { LotBar } from '#components/auction/lot/lot-bar.tsx';
import { usePart, usePartWhenIdle } from '#components/auction/lot/use-part.ts';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useHeartbeat } from '#components/live/connection/use-heartbeat.ts';
import { useIsOutdated, useLostAt } from '#components/live/connection/use-stale-since.ts';
import { useView } from '#components/live/view/use-view.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { latePart } from '#components/ui/late-part.ts';
import { Note } from '#components/ui/note.tsx';
import type { Lot } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import type { View } from '#contract/wire/views.ts';
import { falls, rises } from '#domain/auction/format.ts';
import type { Attempt } from './answer/attempt.ts';
import { useBid } from './answer/use-bid.ts';
import { missingToBid, useAmountFromAddress, useWayToBid } from './ask/use-way-to-bid.ts';
import { BidFacts } from './bid-facts.tsx';
import { answerOf, pausedWords } from './bid-moment.ts';
import type { LotAttendantsProps } from './lot-attendants.tsx';
import { ownState, positionNow } from './own-state.ts';
import { bandOf, momentNow, outdatedWords, phaseBeside, phaseOf, type Situation } from './situation.ts';
import { useOwn } from './use-own.ts';
import './bid-panel.css';
import '#components/auction/bid-sheet/bid-amount.css';
import '#components/auction/bid-sheet/bid-sheet.css';

const loadAttendants = () => import('./lot-attendants.tsx').then((module) => module.LotAttendants);
const loadDialog = () =>
  import('#components/auction/bid-sheet/sheet-dialog.tsx').then(({ SheetDialog }) => SheetDialog);
const loadLastMinutes = () =>
  import('#components/auction/ending/last-minutes.tsx').then(({ LastMinutes }) => LastMinutes);
/** Most lots have no falling price. */
const DutchFacts = latePart(() =>
  import('#components/auction/format/dutch-facts.tsx').then(({ DutchFacts }) => DutchFacts),
);
const loadTakeBack = () => import('./ask/take-back.tsx').then(({ TakeBack }) => TakeBack);

export interface BidPanelProps {
  lot: Lot;
  initial: View<'auction'>;
  charges: LotCharges;
}

export function BidPanel({ lot, initial, charges }: BidPanelProps) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const { signedIn, house, position: known, readyToBid } = useOwn(lot.id);
  const lostAt = useLostAt();
  const outdated = useIsOutdated();
  const bid = useBid(lot.id);
  const at = view.state === 'scheduled' ? view.startsAt : view.endsAt;
  const phase = phaseBeside(
    useByServerNow((now) => phaseOf(view, now), 1_000, at),
    bid.attempt,
  );
  const position = usePositionNow(known, bid.attempt);
  const own = ownState(view, position);
  const situation: Situation = {
    view,
    phase,
    position,
    signedIn,
    house,
    lostAt,
    outdated,
    attempt: bid.attempt,
    money: (amount) => formatMoney(amount, view.currency),
  };
  const decide = useDecide(lot.slug, { signedIn, readyToBid }, bid.confirm);
  const sheet = useBidSheet({ lot, situation, bid, decide });
  const narrow = useNarrow();
  const nearEnd = useIsUrgent(view) && (phase === 'open' || phase === 'closing');
  useHeartbeat(initial.topic, nearEnd);
  const last = nearEnd && rises(view.format);
  const LastMinutes = usePart(loadLastMinutes, last);
  const [open, setOpen] = useState(false);
  const show = useCallback(
    (amount: number) => {
      setOpen(true);
      sheet.askAbout(amount);
    },
    [sheet.askAbout],
  );
  useAmountFromAddress(signedIn === true && phase === 'open', show);

  const bidding = phase === 'open' && !house && view.takesBids;
  const facts =
    falls(view.format) && phase !== 'closed' && phase !== 'closing' ? (
      <DutchFacts view={view} stale={lostAt !== null} />
    ) : (
      <BidFacts view={view} phase={phase} stale={lostAt !== null} />
    );
  const controls = bidding && (
    <FormatBidding
      lot={lot}
      situation={situation}
      readyToBid={readyToBid}
      bid={bid}
      sheet={sheet}
      decide={decide}
      charges={charges}
    />
  );
  return (
    <section
      className="bid-panel"
      id="bid"
      aria-label="Bidding"
      data-auction={lot.id}
      data-own={own}
      data-phase={phase}
      data-stale={lostAt !== null || undefined}
    >
      {phase === 'closed' ? (
        <Ending
          lot={lot}
          view={view}
          position={position}
          band={bandOf(situation)}
          charges={charges}
          fresh={initial.data.state !== 'closed'}
        />
      ) : (
        <>
          <BandLine band={bandOf(situation)} />
          <Paused situation={situation} />
          {facts}
          <div id="lot-calls" />
        </>
      )}
      {phase === 'upcoming' && signedIn === false && (
        <p className="small muted">You’ll need an account to bid. You pay only if you win.</p>
      )}
      {phase === 'open' && !bidding && (
        <Note>{house ? 'The house can’t bid on its own lots.' : 'Bidding is closed until we can take payments.'}</Note>
      )}
      {controls && !narrow && (
        // A phone takes it away as it wakes up, and need not wake it before.
        <Activity>
          <div className="bid-controls">{controls}</div>
        </Activity>
      )}
      {bidding && <Besides situation={situation} charges={charges} readyToBid={readyToBid} />}
      <Sheet
        narrow={narrow}
        open={open && narrow && !house && phase !== 'closed'}
        onClose={() => setOpen(false)}
        lotNumber={lot.lotNumber}
        title={lot.title}
      >
        <BandLine band={bandOf(situation)} testId="sheet-band" />
        <Paused situation={situation} />
        {facts}
        {controls}
      </Sheet>
      {bidding && (
        <LotBar
          lot={lot}
          situation={situation}
          sheet={sheet}
          charges={charges}
          onOpen={() => setOpen(true)}
          onTake={show}
        />
      )}
      {last && LastMinutes && <LastMinutes situation={situation} band={bandOf(situation)} />}
      {phase === 'open' && <EndingAhead view={view} />}
      <Attendants
        situation={situation}
        own={own}
        answer={ownAnswer(situation)}
        next={sheet.floor}
        bidding={bidding}
        onOpen={narrow ? () => setOpen(true) : null}
      />
    </section>
  );
}

const ownAnswer = (situation: Situation) =>
  rises(situation.view.format) && situation.phase !== 'closed'
    ? answerOf(momentNow(situation), situation.attempt, situation.money)
    : null;

/** That its script has come is no news to the panel. */
function Attendants(props: LotAttendantsProps) {
  const LotAttendants = usePartWhenIdle(loadAttendants);
  return LotAttendants && <LotAttendants {...props} />;
}

/** Where bidding has a sheet of its own; fetched at once by whoever opens it sooner. */
function Sheet({ narrow, ...props }: { narrow: boolean } & ComponentProps<typeof SheetDialog>) {
  const Dialog = usePart(loadDialog, narrow, props.open);
  return Dialog && <Dialog {...props} />;
}

function Paused({ situation }: { situation: Situation }) {
  const { view, house, phase, position, money } = situation;
  if (!rises(view.format) || house || phase !== 'open') return null;
  const moment = momentNow(situation);
  if (moment.is !== 'offline') return null;
  const words = situation.outdated ? outdatedWords : pausedWords(moment, position?.maxAmount ?? null, money);
  return <Note tone="attention">{words}</Note>;
}

function Besides({ situation, charges, readyToBid }: Besides) {
  const { view, position, signedIn, lostAt } = situation;
  const TakeBack = usePart(loadTakeBack, position !== null);
  // An offer that goes while somebody looks at it goes with a word.
  const [offered] = useState(view.buyNowAmount !== null);
  return (
    <>
      {TakeBack && position && lostAt === null && <TakeBack view={view} position={position} />}
      {view.hasReserve && !view.reserveMet && view.bidCount > 0 && (
        <p className="small muted">
          The maker has set a lowest price they will accept. If bidding stops below it, the lot does not sell and you
          pay nothing.
        </p>
      )}
      {offered && (
        <BuyNowOffer
          view={view}
          charges={charges}
          readyToBid={readyToBid}
          signedIn={signedIn === true}
          paused={lostAt !== null}
        />
      )}
    </>
  );
}

interface Besides {
  situation: Situation;
  charges: LotCharges;
  readyToBid: boolean | null;
}

/** How somebody stands, as the answer to their bid says until their own view has come. */
function usePositionNow(known: OwnPosition | null, attempt: Attempt): OwnPosition | null {
  const atAnswer = useRef<{ attempt: Attempt; known: OwnPosition | null }>({ attempt, known });
  if (atAnswer.current.attempt !== attempt) atAnswer.current = { attempt, known };
  return positionNow(known, attempt, atAnswer.current.known);
}

/** An amount is asked about, unless something has to be brought first. The function stays the same. */
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
