'use client';

import { useCallback, useEffect, useState } from 'react';
import { useLive } from '../live/live-provider.tsx';
import type { Attempt } from './situation.ts';

const askAgainMs = 1_000;

/**
 * Bids over the page's socket. The key is made when the person decides; if the answer is lost, the
 * same bid with the same key is sent again until the server says what became of it.
 */
export function useBid(auctionId: string) {
  const { store, connection } = useLive();
  const [attempt, setAttempt] = useState<Attempt>({ step: 'idle' });

  const send = useCallback(
    async (amount: number, key: string = crypto.randomUUID()) => {
      setAttempt((current) => (current.step === 'unknown' ? current : { step: 'sending', amount, key }));
      try {
        const reply = await connection.bid({ auctionId, maxAmount: amount, key });
        if (reply.ok) store.getState().apply([reply.view]);
        setAttempt(
          reply.ok
            ? { step: 'accepted', amount, outcome: reply.outcome }
            : { step: 'refused', amount, problem: reply.error },
        );
      } catch {
        setAttempt({ step: 'unknown', amount, key });
      }
    },
    [auctionId, store, connection],
  );

  useEffect(() => {
    if (attempt.step !== 'unknown') return;
    const timer = setTimeout(() => void send(attempt.amount, attempt.key), askAgainMs);
    return () => clearTimeout(timer);
  }, [attempt, send]);

  const confirm = useCallback((amount: number) => setAttempt({ step: 'confirming', amount }), []);
  const reset = useCallback(() => setAttempt({ step: 'idle' }), []);
  return { attempt, send, confirm, reset };
}
