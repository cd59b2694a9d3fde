'use client';

import { useCallback, useEffect, useState } from 'react';
import { askUntilAnswered } from '#components/live/connection/ask-until-answered.ts';
import { NotConnected } from '#components/live/connection/socket-commands.ts';
import { useLive } from '#components/live/live-provider.tsx';
import type { BidReply } from '#contract/wire/socket.ts';
import type { Attempt } from './attempt.ts';

interface Sent {
  amount: number;
  key: string;
}

const notSent = (sent: Sent): Attempt => ({
  step: 'refused',
  ...sent,
  problem: { code: 'unavailable', message: 'Your bid was not sent: there is no connection.' },
});

/** @param back it came only after the connection had been lost */
function attemptAfter(reply: BidReply, sent: Sent, back: boolean): Attempt {
  if (!reply.ok) return { step: 'refused', ...sent, problem: reply.error };
  const { outcome, currentAmount, leader, view } = reply;
  return {
    step: 'accepted',
    ...sent,
    outcome,
    back,
    price: view.data.currentAmount,
    paddle: outcome === 'outbid' ? null : leader,
    equal: outcome === 'outbid' && currentAmount === sent.amount,
  };
}

/** A lost answer is asked for again with the same key; a bid that never left the page is not sent later. */
export function useBid(auctionId: string) {
  const { store, connection } = useLive();
  const [attempt, setAttempt] = useState<Attempt>({ step: 'idle' });

  const ask = useCallback(
    async (amount: number, key: string): Promise<BidReply> => {
      const reply = await connection.commands.send('bid', { auctionId, maxAmount: amount, key });
      if (reply.ok) store.getState().apply([reply.view]);
      return reply;
    },
    [auctionId, store, connection],
  );

  const send = useCallback(
    async (amount: number) => {
      const sent = { amount, key: crypto.randomUUID() };
      setAttempt({ step: 'sending', ...sent });
      try {
        setAttempt(attemptAfter(await ask(amount, sent.key), sent, false));
      } catch (error) {
        setAttempt(error instanceof NotConnected ? notSent(sent) : { step: 'unknown', ...sent });
      }
    },
    [ask],
  );

  useEffect(() => {
    if (attempt.step !== 'unknown') return;
    const { amount, key } = attempt;
    const leaving = new AbortController();
    void askUntilAnswered(() => ask(amount, key), leaving.signal).then((reply) => {
      if (reply) setAttempt(attemptAfter(reply, { amount, key }, true));
    });
    return () => leaving.abort();
  }, [attempt, ask]);

  const confirm = useCallback((amount: number) => setAttempt({ step: 'confirming', amount }), []);
  const reset = useCallback(() => setAttempt({ step: 'idle' }), []);
  return { attempt, send, confirm, reset };
}
