'use client';

import { useCallback, useEffect, useState } from 'react';
import { askUntilAnswered, leavesOpen } from '#components/live/connection/ask-until-answered.ts';
import { NotConnected } from '#components/live/connection/socket-commands.ts';
import { useLive } from '#components/live/live-provider.tsx';
import type { BidReply } from '#contract/auction/bid-command.ts';
import type { Attempt } from './attempt.ts';
import { attemptAfter, type Sent } from './attempt-after.ts';

const notSent = (sent: Sent): Attempt => ({
  step: 'refused',
  ...sent,
  problem: { code: 'unavailable', message: 'Your bid wasn’t sent: the connection was lost. Bid again when it’s back.' },
});

/** A lost answer is asked for again with the same key; a bid that never left the page is not sent later. */
export function useBid(auctionId: string) {
  const { store, connection } = useLive();
  const [attempt, setAttempt] = useState<Attempt>({ step: 'idle' });

  const ask = useCallback(
    ({ amount, key }: Sent) => connection.commands.send('bid', { auctionId, maxAmount: amount, key }),
    [auctionId, connection],
  );
  /** The lot and what became of the bid, in one render. */
  const take = useCallback(
    (reply: BidReply, sent: Sent, back: boolean) => {
      if (reply.ok) store.getState().apply([reply.view]);
      setAttempt(attemptAfter(reply, sent, back));
    },
    [store],
  );

  const send = useCallback(
    async (amount: number) => {
      const sent = { amount, key: crypto.randomUUID() };
      setAttempt({ step: 'sending', ...sent });
      try {
        const reply = await ask(sent);
        if (leavesOpen(reply)) setAttempt({ step: 'unknown', ...sent });
        else take(reply, sent, false);
      } catch (error) {
        setAttempt(error instanceof NotConnected ? notSent(sent) : { step: 'unknown', ...sent });
      }
    },
    [ask, take],
  );

  useEffect(() => {
    if (attempt.step !== 'unknown') return;
    const leaving = new AbortController();
    void askUntilAnswered(() => ask(attempt), leaving.signal).then((reply) => {
      if (reply) take(reply, { amount: attempt.amount, key: attempt.key }, true);
    });
    return () => leaving.abort();
  }, [attempt, ask, take]);

  const confirm = useCallback((amount: number) => setAttempt({ step: 'confirming', amount }), []);
  const reset = useCallback(() => setAttempt({ step: 'idle' }), []);
  return { attempt, send, confirm, reset };
}
