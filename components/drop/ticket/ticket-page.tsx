import { DropDots } from '#components/drop/drop-dots.tsx';
import { OverLead } from '#components/drop/room/over-lead.tsx';
import { RoomLine } from '#components/drop/room/room-line.tsx';
import { type RoomMoment, roomMoment } from '#components/drop/room/room-moment.ts';
import { leftWords, outlookWords, placeAfter, roomHeadline } from '#components/drop/room/room-words.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Note } from '#components/ui/note.tsx';
import type { DropView, OwnEntry } from '#contract/drop/drop.ts';
import type { DropFacts, DropPage, FreeNumbers } from '#contract/drop/drop-page.ts';
import { ticketAsks, ticketNeedWords } from '#domain/person/need-words.ts';
import type { PersonNeed } from '#domain/person/scarce-use.ts';
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
}

/** The waiting room for browsers without JavaScript: it says how things stand at the moment when it is loaded. */
export function TicketPage({ drop, pieces, view, entry, free, now, refused, missing }: TicketPageProps) {
  const moment = roomMoment(view, entry, now);
  const inLine = view.lastPlace > 0 && moment.kind !== 'admitted' && moment.kind !== 'used';
  return (
    <main className="wrap room" aria-labelledby="ticket">
      <p className="small med mute">
        <a className="link" href={`/drops/${drop.slug}`}>
          {drop.title}
        </a>
      </p>
      <div className="room-b" data-moment={moment.kind}>
        <h1 className="display num" id="ticket">
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
        {moment.kind === 'admitted' && (
          <div className="turn">
            <ul>
              {pieces.map((piece) => (
                <TakePiece key={piece.sku} piece={piece} free={free[piece.sku]} perPerson={view.perPerson} />
              ))}
            </ul>
          </div>
        )}
        {mayTake(moment) && <Asks drop={drop} missing={missing} />}
        {inLine && (
          <RoomLine
            place={'place' in moment ? moment.place : null}
            through={view.admittedThrough}
            last={view.lastPlace}
            near={moment.kind === 'near'}
            stale={false}
          />
        )}
        <div className="room-left">
          <DropDots view={view} />
          <p className="small mute num">
            {leftWords(view)} {outlookWords(moment)}
          </p>
        </div>
        <div className="row wrapy">
          <NextStep moment={moment} view={view} />
          {view.openedAt && (
            <ButtonLink kind="quiet" href={`/drops/${view.slug}/proof`}>
              Check the draw
            </ButtonLink>
          )}
        </div>
      </div>
    </main>
  );
}

const mayTake = (moment: RoomMoment): boolean =>
  moment.kind === 'late' || moment.kind === 'missed' || (moment.kind === 'room' && !moment.ticket);

/** What a ticket asks for, and what of it this person still needs. */
function Asks({ drop, missing }: { drop: DropFacts; missing: readonly PersonNeed[] }) {
  if (missing.length === 0) return <p className="small">{ticketAsks(drop.accountHours)}</p>;
  return (
    <Note tone="attention">
      {missing.map((need) => ticketNeedWords(need, drop.accountHours)).join(' ')}{' '}
      <a href={missing.includes('confirmed_email') ? '/account' : '/account/bidding'}>Go to your account</a>
    </Note>
  );
}

/** What can be pressed: a ticket where one can be had, else the page once more. */
function NextStep({ moment, view }: { moment: RoomMoment; view: DropView }) {
  if (mayTake(moment)) {
    return (
      <form method="post" action={`/api/drops/${view.slug}/entries`}>
        <button type="submit" className="btn">
          {moment.kind === 'room' ? 'Take a ticket' : placeAfter(view)}
        </button>
      </form>
    );
  }
  if (moment.kind === 'used') return <ButtonLink href="/account">Your orders</ButtonLink>;
  if (moment.kind === 'over' || moment.kind === 'admitted') return null;
  return (
    <ButtonLink kind="secondary" href={`/drops/${view.slug}/ticket`}>
      Load this page again
    </ButtonLink>
  );
}
