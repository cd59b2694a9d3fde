'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useRef } from 'react';
import { useCommand } from '../live/use-command.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { Note } from '../ui/note.tsx';

interface HighBidsProps {
  /** When they asked, while the house has not answered. */
  askedAt: string | null;
  /** Until when the house lets them. */
  until: string | null;
}

/** Whether somebody may bid above a lot's limit, with the way to ask the house. A plain form without JavaScript. */
export function HighBids({ askedAt, until }: HighBidsProps) {
  const router = useRouter();
  const { send, pending } = useCommand('/api/account/bidding/high-bids');
  // One key until there is an answer: a retry after a lost answer is the same command.
  const key = useRef<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    key.current ??= crypto.randomUUID();
    const answer = await send({}, key.current);
    if (answer.ok || answer.problem.code !== 'unavailable') key.current = null;
    announce(answer.ok ? 'The house has your request. We tell you when it has answered.' : answer.problem.message);
    if (answer.ok) router.refresh();
  };
  return (
    <Note>
      <p>
        <b className="b">High bids.</b> A bid of more than ten times what is expected for a lot needs the house’s word
        first.
      </p>
      {until ? (
        <p className="small">
          You have it until <Moment at={until} show="day-time" />.
        </p>
      ) : askedAt ? (
        <p className="small">
          You asked for it, <Moment at={askedAt} show="day-time" />. We tell you when the house has answered.
        </p>
      ) : (
        <form method="post" action="/api/account/bidding/high-bids" onSubmit={(event) => void submit(event)}>
          <Button type="submit" kind="secondary" className="rebid" busy={pending && 'Asking'}>
            Ask the house to allow high bids
          </Button>
        </form>
      )}
    </Note>
  );
}
