'use client';

import { type FormEvent, useRef } from 'react';
import { useCommand } from '../live/use-command.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { Note } from '../ui/note.tsx';

/** Said to whoever may not bid, with the way to ask the house. A plain form without JavaScript. */
export function AskToBid({ askedAt }: { askedAt: string | null }) {
  const { send, pending } = useCommand('/api/account/bidding/requests');
  // One key until there is an answer: a retry after a lost answer is the same command.
  const key = useRef<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    key.current ??= crypto.randomUUID();
    const answer = await send({}, key.current);
    if (answer.ok || answer.problem.code !== 'unavailable') key.current = null;
    announce(answer.ok ? 'The house has your request to bid again.' : answer.problem.message);
  };
  return (
    <Note tone="attention">
      <p>
        <b className="b">You can’t bid at the moment.</b> Two won lots were not paid in the last year. Bids that you
        have placed still count. Buying in the shop works as before.
      </p>
      {askedAt ? (
        <p className="small">
          You asked the house to let you bid again, <Moment at={askedAt} show="day-time" />.
        </p>
      ) : (
        <form method="post" action="/api/account/bidding/requests" onSubmit={(event) => void submit(event)}>
          <Button type="submit" kind="secondary" className="rebid" busy={pending && 'Asking'}>
            Ask the house to let me bid again
          </Button>
        </form>
      )}
    </Note>
  );
}
