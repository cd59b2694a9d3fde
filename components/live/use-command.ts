'use client';

import { useCallback, useState } from 'react';
import type { Problem } from '#contract/errors.ts';
import type { View } from '#contract/views.ts';
import { useLive } from './live-provider.tsx';

/** What a command's answer carries beside its own values: the views it changed. */
interface Answer {
  views?: View[];
}
export type CommandResult<T> = { ok: true; value: T & Answer } | { ok: false; problem: Problem };

const noAnswer: Problem = {
  code: 'unavailable',
  message: 'The shop did not answer. Nothing was lost; try again when you are back online.',
};

/** A browser names a form's boundary by itself; the answer shall be the one that scripts get. */
const headersFor = (body: unknown): Record<string, string> =>
  body instanceof FormData ? { accept: 'application/json' } : { 'content-type': 'application/json' };

/**
 * Sends a command to one of our routes. Its answer's views are applied at once, so that whoever acts
 * sees their own change first. A retry after a lost answer carries the same key. A form with files is sent
 * as one.
 */
export function useCommand<T = unknown>(path: string, method: 'POST' | 'PATCH' | 'DELETE' = 'POST') {
  const { store, connection } = useLive();
  const [pending, setPending] = useState(false);

  const send = useCallback(
    async (body: unknown, idempotencyKey: string = crypto.randomUUID()): Promise<CommandResult<T>> => {
      setPending(true);
      try {
        const response = await fetch(path, {
          method,
          headers: { ...headersFor(body), 'idempotency-key': idempotencyKey },
          body: body instanceof FormData ? body : JSON.stringify(body),
        });
        if (response.headers.get('marketday-session')) connection.reconnect();
        const answer: unknown = await response.json();
        if (!response.ok) return { ok: false, problem: answer as Problem };
        const value = answer as T & Answer;
        if (value.views) store.getState().apply(value.views);
        return { ok: true, value };
      } catch {
        return { ok: false, problem: noAnswer };
      } finally {
        setPending(false);
      }
    },
    [path, method, store, connection],
  );
  return { send, pending };
}
