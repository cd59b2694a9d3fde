'use client';

import { useCallback, useState } from 'react';
import type { Problem } from '#contract/errors.ts';
import type { View } from '#contract/views.ts';
import { useLive } from './live-provider.tsx';

/** Sends a form with files to one of our routes; its answer's views are applied at once. */
export function useUpload(path: string) {
  const { store } = useLive();
  const [pending, setPending] = useState(false);
  const send = useCallback(
    async (form: FormData): Promise<{ ok: true } | { ok: false; problem: Problem }> => {
      setPending(true);
      try {
        const response = await fetch(path, {
          method: 'POST',
          headers: { accept: 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: form,
        });
        const answer: unknown = await response.json();
        if (!response.ok) return { ok: false, problem: answer as Problem };
        const { views } = answer as { views?: View[] };
        if (views) store.getState().apply(views);
        return { ok: true };
      } catch {
        return { ok: false, problem: { code: 'unavailable', message: 'The shop did not answer. Try again.' } };
      } finally {
        setPending(false);
      }
    },
    [path, store],
  );
  return { send, pending };
}
