'use client';

import { useEffect, useState } from 'react';
import type { useCommand } from '#components/live/use-command.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { Note } from '#components/ui/note.tsx';
import type { DropView, OwnEntry } from '#contract/drop/drop.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { ticketAsks } from '#domain/person/need-words.ts';
import { backToWish, keepWish, takeWish } from '../wish.ts';
import type { RoomMoment } from './room-moment.ts';
import { placeAfter, ticketsWords } from './room-words.ts';

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
  const take = async () => {
    const taken = await enter.send({});
    setProblem(taken.ok ? null : taken.problem);
    if (taken.ok) learn(taken.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once they are back and signed in.
  useEffect(() => {
    if (entry === null && !isSignedOut && takeWish(view.slug, 'ticket')) void take();
  }, [entry, isSignedOut, view.slug]);
  if (moment.kind === 'room' && entry) return <OwnTicketCode code={entry.id} entries={view.entries} />;
  if (isSignedOut) return <SignInFirst moment={moment} view={view} />;
  const label = moment.kind === 'room' ? 'Take a ticket' : placeAfter(view);
  return (
    <>
      {moment.kind === 'room' && (
        <p className="lead-text tabular">{hereWords(view.entries)} It makes no difference who comes first.</p>
      )}
      {problem && (
        <Note tone="attention" role="alert">
          {problem.message}{' '}
          {typeof problem.detailsAddress === 'string' && <a href={problem.detailsAddress}>Go to your account</a>}
        </Note>
      )}
      {!entry && !problem && <p className="small">{ticketAsks(view.accountHours)}</p>}
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

/** The ticket is taken as soon as they are back: nobody presses twice. */
function SignInFirst({ moment, view }: Pick<TakeTicketProps, 'moment' | 'view'>) {
  const isLate = moment.kind !== 'room';
  return (
    <>
      <p>
        A ticket needs an account, so that each person gets one.{' '}
        {isLate
          ? 'We’ll ask for your place as soon as you’re back.'
          : 'Signing in won’t affect your place. We’ll ask for your ticket as soon as you’re back.'}
      </p>
      <ButtonLink href={backToWish(`/drops/${view.slug}/room`)} onClick={() => keepWish(view.slug, 'ticket')}>
        {isLate ? 'Sign in to take a place' : 'Sign in to take a ticket'}
      </ButtonLink>
      <p className="small muted">{ticketAsks(view.accountHours)}</p>
    </>
  );
}

function OwnTicketCode({ code, entries }: { code: string; entries: number }) {
  return (
    <div className="drop-ticket">
      <div>
        <p className="small muted">Your ticket</p>
        <p className="heading tabular" data-testid="ticket">
          {code}
        </p>
      </div>
      <p className="small muted tabular">
        {hereWords(entries)} It makes no difference who came first. Leave this page open, or come back before the door
        opens.
      </p>
    </div>
  );
}

const hereWords = (entries: number) => (entries === 0 ? 'Nobody has a ticket yet.' : `${ticketsWords(entries)}.`);
