'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLive } from '../../live/live-provider.tsx';
import { useHydrated } from '../../ui/use-hydrated.ts';
import { type PasskeyPress, pressPasskey } from './press-passkey.ts';

/** For a button that asks the device. `offered`: this browser knows passkeys; without JavaScript there are none. */
export function usePasskey(pressed: PasskeyPress) {
  const router = useRouter();
  const { connection } = useLive();
  const offered = useHydrated() && typeof PublicKeyCredential !== 'undefined';
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const press = async (more: PasskeyPress['sent'] = {}) => {
    setPending(true);
    setProblem(null);
    const done = await pressPasskey({ ...pressed, sent: { ...pressed.sent, ...more } });
    if (done.ok) {
      connection.reconnect();
      router.replace(done.next);
      router.refresh();
    } else setProblem(done.words);
    setPending(false);
  };
  return { offered, pending, problem, press };
}
