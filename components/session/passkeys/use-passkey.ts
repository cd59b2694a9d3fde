'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive } from '../../live/live-provider.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { type PasskeyPress, type Pressed, pressPasskey } from './press-passkey.ts';

/** For a button that asks the device. `offered`: this browser knows passkeys; `isKnown`: it has been asked whether it does. */
export function usePasskey(pressed: PasskeyPress) {
  const router = useRouter();
  const { connection } = useLive();
  const isKnown = useHydrated();
  const offered = isKnown && typeof PublicKeyCredential !== 'undefined';
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** A browser waits for one passkey at a time. */
  const waiting = useRef<AbortController | null>(null);

  const go = useCallback(
    (done: Pressed) => {
      if (!done.ok) return setProblem(done.words);
      connection.reconnect();
      router.replace(done.next);
      router.refresh();
    },
    [connection, router],
  );

  const press = async (more: PasskeyPress['sent'] = {}) => {
    waiting.current?.abort();
    setPending(true);
    setProblem(null);
    go(await pressPasskey({ ...pressed, sent: { ...pressed.sent, ...more } }));
    setPending(false);
  };
  return { offered, isKnown, pending, problem, press, go, waiting };
}

/** Lists passkeys with what the browser fills into the page's field, as long as the page is open. */
export function useFilledPasskey(
  next: string | null,
  { go, waiting }: Pick<ReturnType<typeof usePasskey>, 'go' | 'waiting'>,
): void {
  useEffect(() => {
    if (next === null) return;
    const stop = new AbortController();
    waiting.current = stop;
    void fill(next, stop.signal).then((done) => done && !stop.signal.aborted && go(done));
    return () => stop.abort();
  }, [next, go, waiting]);
}

async function fill(next: string, signal: AbortSignal): Promise<Pressed | null> {
  const possible = typeof PublicKeyCredential !== 'undefined' && PublicKeyCredential.isConditionalMediationAvailable;
  if (!possible || !(await PublicKeyCredential.isConditionalMediationAvailable()) || signal.aborted) return null;
  const done = await pressPasskey(
    { begin: '/api/session/passkey/begin', finish: '/api/session/passkey', kind: 'find', sent: { next } },
    signal,
  );
  // Nobody pressed anything, so nobody is told that nothing came of it.
  return done.ok || done.refused ? done : null;
}
