'use client';

import { DropDots } from '#components/drop/drop-dots.tsx';
import { useDropView } from '#components/drop/use-drop-view.ts';
import { useOwnEntry } from '#components/drop/use-own-entry.ts';
import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { useStaleSince } from '#components/live/connection/use-stale-since.ts';
import { useCommand } from '#components/live/use-command.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { formatTime } from '#components/ui/format/format-date.ts';
import { grouped } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import { useTitle } from '#components/ui/use-title.ts';
import type { DropView, OwnEntry } from '#contract/drop/drop.ts';
import type { DropFacts, DropPiece } from '#contract/drop/drop-page.ts';
import { holdMinutes } from '#domain/bag/hold-time.ts';
import { absentSeconds } from '#domain/drop/entry-state.ts';
import { AfterIt, hasLeft, hasLine } from './after-it.tsx';
import { OverLead } from './over-lead.tsx';
import { RoomLine } from './room-line.tsx';
import { type RoomMoment, roomMoment } from './room-moment.ts';
import { RoomPhotograph } from './room-photograph.tsx';
import { leftWords, minutesWords, outlookWords, roomHeadline, tabTitle } from './room-words.ts';
import { TakeTicket } from './take-ticket.tsx';
import { Turn } from './turn.tsx';
import { useHeldUntil } from './use-held-until.ts';
import { useRoomSignals } from './use-room-signals.ts';
import './room.css';

interface WaitingRoomProps {
  drop: DropFacts;
  pieces: DropPiece[];
}

export function WaitingRoom(props: WaitingRoomProps) {
  const view = useDropView(props.drop.id);
  return (
    <main className="container waiting-room" aria-labelledby="room">
      <p className="small medium muted">
        <a className="text-link" href={`/drops/${props.drop.slug}`}>
          {props.drop.title}
        </a>
      </p>
      {view ? <Inside {...props} view={view} /> : <BeforeAlive drop={props.drop} />}
      <RoomPhotograph piece={props.pieces[0]} />
    </main>
  );
}

function BeforeAlive({ drop }: { drop: DropFacts }) {
  return (
    <>
      <h1 className="display-heading" id="room">
        The waiting room
      </h1>
      <p className="lead-text">
        The door opens <Moment at={drop.opensAt} show="day-time" />.
      </p>
      <noscript>
        <p>
          Without JavaScript this page can’t follow the line.{' '}
          <a href={`/drops/${drop.slug}/ticket`}>Your ticket’s page</a> says your place each time that you load it.
        </p>
      </noscript>
    </>
  );
}

function Inside({ view, pieces }: WaitingRoomProps & { view: DropView }) {
  const { entry, isSignedOut, learn } = useOwnEntry(view);
  const enter = useCommand<OwnEntry>(`/api/drops/${view.slug}/entries`);
  const now = useServerNow() ?? Date.parse(view.opensAt);
  const staleSince = useStaleSince();
  const heldUntil = useHeldUntil(pieces) ?? entry?.heldUntil ?? null;
  const moment = roomMoment(view, entry, now, heldUntil);
  const leftMs = Math.max(0, Date.parse(view.opensAt) - now);
  const { sound, turn } = useRoomSignals(moment, view);
  useTitle(tabTitle(moment, view, leftMs));
  const place = 'place' in moment ? moment.place : null;
  const isWaiting = moment.kind === 'waiting' || moment.kind === 'near' || moment.kind === 'paused';
  const stale = staleSince !== null;
  return (
    <div className="waiting-room__block" data-moment={moment.kind}>
      <h1 className="display-heading tabular" id="room">
        {stale && place !== null
          ? `You were number ${grouped(place)} at ${formatTime(new Date(staleSince).toISOString())}`
          : roomHeadline(moment, view, leftMs)}
      </h1>
      {stale && (
        <Note tone="attention">
          We can’t reach the room. Your place is kept by your ticket, not by this page. If your turn comes once we know
          you’re away, you get {absentSeconds / 60} extra minutes.
        </Note>
      )}
      <Words moment={moment} view={view} stale={stale} />
      {(moment.kind === 'room' || moment.kind === 'late' || moment.kind === 'missed') && (
        <TakeTicket moment={moment} view={view} entry={entry} isSignedOut={isSignedOut} enter={enter} learn={learn} />
      )}
      {moment.kind === 'admitted' && <Turn view={view} until={moment.until} pieces={pieces} />}
      {moment.kind === 'holding' && <ButtonLink href="/checkout">Go to checkout</ButtonLink>}
      {heldUntil && moment.kind !== 'holding' && moment.kind !== 'admitted' && Date.parse(heldUntil) > now && (
        <p className="small">
          One is in{' '}
          <a className="text-link" href="/bag">
            your bag
          </a>
          , held until <Moment at={heldUntil} />.
        </p>
      )}
      {hasLine(moment) && <RoomLine view={view} place={place} near={moment.kind === 'near'} stale={stale} />}
      {hasLeft(moment) && (
        <div className="waiting-room__left">
          <DropDots view={view} />
          <p className={moment.kind === 'near' ? 'small live-text medium tabular' : 'small muted tabular'}>
            {leftWords(view)} {outlookWords(moment)}
          </p>
        </div>
      )}
      <div className="cluster cluster--wrapping">
        {isWaiting && (
          <Button kind="secondary" onClick={() => turn(!sound)} aria-pressed={sound}>
            {sound ? 'Turn the sound off' : 'Turn the sound on'}
          </Button>
        )}
        {moment.kind === 'used' && <ButtonLink href="/account">Your orders</ButtonLink>}
        {moment.kind === 'over' && <AfterIt ending={moment.ending} piece={pieces[0]} />}
        {view.openedAt && (
          <ButtonLink kind="quiet" href={`/drops/${view.slug}/proof`}>
            Check the draw
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={`/drops/${view.slug}`}>
          {isWaiting ? 'Leave the room' : 'About this drop'}
        </ButtonLink>
      </div>
    </div>
  );
}

function Words({ moment, view, stale }: { moment: RoomMoment; view: DropView; stale: boolean }) {
  if (stale) return null;
  switch (moment.kind) {
    case 'announced':
      return (
        <p className="lead-text">
          It opens <Moment at={view.entriesFrom} show="day-time" />. There’s no advantage in coming early.
        </p>
      );
    case 'drawing':
      return (
        <p className="lead-text tabular">
          {counted(view.drawn || view.entries, 'ticket')} {view.drawn === 1 ? 'is' : 'are'} in.{' '}
          {view.waitsForNumber
            ? 'The public number isn’t here yet; the draw waits for it. Your ticket stays in the draw.'
            : 'The door is shut until the order is known; nobody is inside.'}
        </p>
      );
    case 'waiting':
      return (
        <p className="lead-text">
          {minutesWords(moment.minutes)} You can leave this page open and do something else. It needs no reloading.
        </p>
      );
    case 'near':
      return <p className="lead-text live-text">{minutesWords(moment.minutes)} Come back to this page now.</p>;
    case 'paused':
      return (
        <p className="lead-text tabular">
          {view.held > 0
            ? `You are ${grouped(moment.away)} away. Every piece that is left is in a bag. If one comes back, the line moves on.`
            : 'Nothing is left. Nothing was charged, and there is nothing to do.'}
        </p>
      );
    case 'admitted':
      return (
        <p className="small muted">
          When your time is up, the door closes and the next person comes in. A piece in your bag is held for up to{' '}
          {holdMinutes} minutes, even after the door closes.
        </p>
      );
    case 'holding':
      return (
        <p className="lead-text">
          It is held for you until <Moment at={moment.until} show="seconds" />. The door is closed; the hold isn’t.
        </p>
      );
    case 'missed':
      return <p className="lead-text">The door was open for you and has closed. Nothing was charged.</p>;
    case 'used':
      return <p className="lead-text">You’ve bought as much of this drop as one person can.</p>;
    case 'over':
      return <OverLead view={view} />;
    default:
      return null;
  }
}
