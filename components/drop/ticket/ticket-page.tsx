import { DropDots } from '#components/drop/drop-dots.tsx';
import { AfterIt, hasLeft, hasLine } from '#components/drop/room/after-it.tsx';
import { OverLead } from '#components/drop/room/over-lead.tsx';
import { RoomLine } from '#components/drop/room/room-line.tsx';
import { type RoomMoment, roomMoment } from '#components/drop/room/room-moment.ts';
import { RoomPhotograph } from '#components/drop/room/room-photograph.tsx';
import { leftWords, outlookWords, placeAfter, roomHeadline } from '#components/drop/room/room-words.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import type { DropView, OwnEntry } from '#contract/drop/drop.ts';
import type { DropFacts, DropPage, DropPiece, FreeNumbers } from '#contract/drop/drop-page.ts';
import { ticketAsks } from '#domain/person/need-words.ts';
import type { PersonNeed } from '#domain/person/scarce-use.ts';
import { TicketNeeds } from '../account-first.tsx';
import { TakePiece } from './take-piece.tsx';
import { TicketLead } from './ticket-lead.tsx';
import '#components/drop/room/room.css';

interface TicketPageProps extends DropPage {
  view: DropView;
  entry: OwnEntry | null;
  free: FreeNumbers;
  now: number;
  /** Why what they pressed was not done. */
  refused: string | null;
  /** What they still need for a ticket; empty for somebody who has one. */
  missing: readonly PersonNeed[];
  /** When they are told that the waiting room opens; null: they didn't ask. */
  remindsAt: string | null;
}

/** The waiting room for browsers without JavaScript: it says how things stand at the moment when it is loaded. */
export function TicketPage({ drop, pieces, view, entry, free, now, refused, missing, remindsAt }: TicketPageProps) {
  const moment = roomMoment(view, entry, now);
  return (
    <main className="container waiting-room" aria-labelledby="ticket">
      <p className="small medium muted">
        <a className="text-link" href={`/drops/${drop.slug}`}>
          {drop.title}
        </a>
      </p>
      <div className="waiting-room__block" data-moment={moment.kind}>
        <h1 className="display-heading tabular" id="ticket">
          {roomHeadline(moment, view, null)}
        </h1>
        {refused && (
          <Note tone="attention" role="alert">
            {refused}
          </Note>
        )}
        {moment.kind === 'over' ? (
          <OverLead view={view} />
        ) : (
          <TicketLead moment={moment} drop={drop} entry={entry} waitsForNumber={view.waitsForNumber} />
        )}
        {moment.kind === 'announced' && remindsAt && (
          <p className="medium">
            We’ll tell you <Moment at={remindsAt} show="day-time" />.
          </p>
        )}
        {moment.kind === 'admitted' && (
          <div className="drop-turn">
            <ul>
              {pieces.map((piece) => (
                <TakePiece key={piece.sku} piece={piece} free={free[piece.sku]} perPerson={view.perPerson} />
              ))}
            </ul>
          </div>
        )}
        {(moment.kind === 'announced' || mayTake(moment)) && !entry && <Asks drop={drop} missing={missing} />}
        {hasLine(moment) && (
          <RoomLine
            view={view}
            place={'place' in moment ? moment.place : null}
            near={moment.kind === 'near'}
            stale={false}
          />
        )}
        {hasLeft(moment) && (
          <div className="waiting-room__left">
            <DropDots view={view} />
            <p className="small muted tabular">
              {leftWords(view)} {outlookWords(moment)}
            </p>
          </div>
        )}
        <div className="cluster cluster--wrapping">
          <NextStep moment={moment} view={view} remindsAt={remindsAt} piece={pieces[0]} />
          {view.openedAt && (
            <ButtonLink kind="quiet" href={`/drops/${view.slug}/proof`}>
              Check the draw
            </ButtonLink>
          )}
        </div>
      </div>
      <RoomPhotograph piece={pieces[0]} />
    </main>
  );
}

const mayTake = (moment: RoomMoment): boolean =>
  moment.kind === 'late' || moment.kind === 'missed' || (moment.kind === 'room' && !moment.ticket);

/** What a ticket asks for, and what of it this person still needs. */
const Asks = ({ drop: { accountHours }, missing }: { drop: DropFacts; missing: readonly PersonNeed[] }) =>
  missing.length === 0 ? (
    <p className="small">{ticketAsks(accountHours)}</p>
  ) : (
    <TicketNeeds missing={missing} accountHours={accountHours} />
  );

interface NextStepProps extends Pick<TicketPageProps, 'view' | 'remindsAt'> {
  moment: RoomMoment;
  piece: DropPiece | undefined;
}

/** What can be pressed: a ticket where one can be had, else the page once more. */
function NextStep({ moment, view, remindsAt, piece }: NextStepProps) {
  if (mayTake(moment)) {
    return (
      <form method="post" action={`/api/drops/${view.slug}/entries`}>
        <button type="submit" className="button">
          {moment.kind === 'room' ? 'Take a ticket' : placeAfter(view)}
        </button>
      </form>
    );
  }
  if (moment.kind === 'used') return <ButtonLink href="/account">Your orders</ButtonLink>;
  if (moment.kind === 'holding') return <ButtonLink href="/checkout">Go to checkout</ButtonLink>;
  if (moment.kind === 'announced' && remindsAt === null) {
    return (
      <form method="post" action={`/api/drops/${view.slug}/reminders`}>
        <button type="submit" className="button">
          Remind me
        </button>
      </form>
    );
  }
  if (moment.kind === 'over') return <AfterIt ending={moment.ending} piece={piece} />;
  if (moment.kind === 'admitted') return null;
  return (
    <ButtonLink kind="secondary" href={`/drops/${view.slug}/ticket`}>
      Load this page again
    </ButtonLink>
  );
}
