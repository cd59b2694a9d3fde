'use client';

import { useCallback, useState } from 'react';
import type { Problem } from '#contract/wire/problem.ts';
import { protocol } from '#contract/wire/protocol.ts';
import type { View } from '#contract/wire/views.ts';
import { answered, isUnderWay, keepUntilAnswered } from './connection/unanswered.ts';
import { useLive } from './live-provider.tsx';

interface Answer {
  views?: View[];
  protocol?: number;
}
export type CommandResult<T> = { ok: true; value: T & Answer } | { ok: false; problem: Problem };

const noAnswer: Problem = {
  code: 'unavailable',
  message: 'This needs a connection, and the shop didn’t answer. Nothing is lost. Try again.',
};

/** A browser names a form's boundary by itself; the answer shall be the one that scripts get. */
const headersFor = (body: unknown): Record<string, string> =>
  body instanceof FormData ? { accept: 'application/json' } : { 'content-type': 'application/json' };

/** A browser refuses to send more than this once its page is gone. */
const survivingBytes = 60_000;

/**
 * Sends with one key until there is an answer, also if the page goes meanwhile.
 * @param makesGuest the command gives a browser without a session one; it is kept until it is answered
 */
export function useCommand<T = unknown>(
  path: string,
  method: 'POST' | 'PATCH' | 'DELETE' = 'POST',
  { makesGuest = false } = {},
) {
  const { store, connection, topics } = useLive();
  const [pending, setPending] = useState(false);

  const send = useCallback(
    async (body: unknown, idempotencyKey: string = crypto.randomUUID()): Promise<CommandResult<T>> => {
      setPending(true);
      const sent = body instanceof FormData ? body : JSON.stringify(body);
      const text = typeof sent === 'string' ? sent : null;
      const isGuest = makesGuest && !store.getState().views[topics.session];
      const kept = isGuest && text ? keepUntilAnswered({ path, body: text }) : null;
      try {
        const response = await fetch(path, {
          method,
          headers: {
            ...headersFor(body),
            'idempotency-key': kept?.idempotencyKey ?? idempotencyKey,
            ...(kept && { 'marketday-guest-key': kept.guestKey }),
          },
          body: sent,
          keepalive: text !== null && text.length < survivingBytes,
        });
        if (response.headers.get('marketday-session')) connection.reconnect();
        const answer: unknown = await response.json();
        if (kept && !isUnderWay(response, answer)) answered(kept.idempotencyKey);
        if (!response.ok) return { ok: false, problem: answer as Problem };
        const value = answer as T & Answer;
        // Of another version's views the socket brings those that this page can read.
        if (value.views && value.protocol === protocol.version) store.getState().apply(value.views);
        return { ok: true, value };
      } catch {
        return { ok: false, problem: noAnswer };
      } finally {
        setPending(false);
      }
    },
    [path, method, makesGuest, store, connection, topics],
  );
  return { send, pending };
}
