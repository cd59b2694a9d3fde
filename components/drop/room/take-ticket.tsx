'use client';

import { useState } from 'react';
import type { useCommand } from '#components/live/use-command.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { Note } from '#components/ui/note.tsx';
import type { DropView, OwnEntry } from '#contract/drop/drop.ts';
import type { Problem } from '#contract/errors.ts';
import { ticketAsks } from '#domain/person/need-words.ts';
import type { RoomMoment } from './room-moment.ts';
import { peopleWords, placeAfter } from './room-words.ts';

interface TakeTicketProps {
  moment: Extract<RoomMoment, { kind: 'room' | 'late' | 'missed' }>;
  view: DropView;
  entry: OwnEntry | null | undefined;
  isSignedOut: boolean;
  enter: ReturnType<typeof useCommand<OwnEntry>>;
  learn(entry: OwnEntry): void;
}

/** One's ticket, or the way to one. */
export function TakeTicket({ moment, view, entry, isSignedOut, enter, learn }: TakeTicketProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  if (moment.kind === 'room' && entry) return <OwnTicketCode code={entry.id} entries={view.entries} />;
  const asks = !entry && !problem && <p className="small">{ticketAsks(view.accountHours)}</p>;
  if (isSignedOut) {
    return (
      <>
        {asks}
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(`/drops/${view.slug}/room`)}`}>
          Sign in to take a ticket
        </ButtonLink>
      </>
    );
  }
  const take = async () => {
    const taken = await enter.send({});
    setProblem(taken.ok ? null : taken.problem);
    if (taken.ok) learn(taken.value);
  };
  const label = moment.kind === 'room' ? 'Take a ticket' : placeAfter(view);
  return (
    <>
      {moment.kind === 'room' && (
        <p className="lead num">{hereWords(view.entries)} It makes no difference who comes first.</p>
      )}
      {problem && (
        <Note tone="attention" role="alert">
          {problem.message}{' '}
          {typeof problem.detailsAddress === 'string' && <a href={problem.detailsAddress}>Go to your account</a>}
        </Note>
      )}
      {asks}
      <form
        method="post"
        action={`/api/drops/${view.slug}/entries`}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <Button type="submit" busy={enter.pending && 'Taking…'}>
          {label}
        </Button>
      </form>
    </>
  );
}

function OwnTicketCode({ code, entries }: { code: string; entries: number }) {
  return (
    <div className="tkt">
      <div>
        <p className="small mute">Your ticket</p>
        <p className="h2 num" data-testid="ticket">
          {code}
        </p>
      </div>
      <p className="small mute num">
        {hereWords(entries)} It makes no difference who came first. Leave this page open, or come back before the door
        opens.
      </p>
    </div>
  );
}

/** Who is here is whoever has a ticket. */
const hereWords = (entries: number) =>
  entries === 0 ? 'Nobody has a ticket yet.' : `${peopleWords(entries)} ${entries === 1 ? 'is' : 'are'} here.`;
