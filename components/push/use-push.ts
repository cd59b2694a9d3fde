'use client';

import { useEffect, useState } from 'react';
import { useCommand } from '../live/use-command.ts';

/** `unable`: the browser has no Web Push. `blocked`: its owner said no to the browser. */
export type PushState = 'unknown' | 'unable' | 'blocked' | 'off' | 'on' | 'busy';

const worker = '/push-worker.js';

export function usePush(publicKey: string) {
  const [state, setState] = useState<PushState>('unknown');
  const [said, setSaid] = useState('');
  const begin = useCommand('/api/account/push');
  const end = useCommand('/api/account/push/end');

  useEffect(() => {
    let gone = false;
    void stateOfBrowser().then((found) => {
      if (!gone) setState(found);
    });
    return () => {
      gone = true;
    };
  }, []);

  async function turnOn() {
    setState('busy');
    setSaid('');
    try {
      if ((await Notification.requestPermission()) !== 'granted') return setState(await stateOfBrowser());
      const registration = await navigator.serviceWorker.register(worker);
      await navigator.serviceWorker.ready;
      const subscription = await registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: bytesOf(publicKey),
      });
      const answer = await begin.send(subscription.toJSON());
      if (!answer.ok) await subscription.unsubscribe();
      setSaid(answer.ok ? 'Notifications are on here.' : answer.problem.message);
      setState(answer.ok ? 'on' : 'off');
    } catch {
      setSaid('The browser could not be subscribed. Try again, or rely on email.');
      setState('off');
    }
  }

  async function turnOff() {
    setState('busy');
    const subscription = await currentSubscription();
    if (subscription) {
      await end.send({ endpoint: subscription.endpoint });
      await subscription.unsubscribe();
    }
    setSaid('Notifications are off here.');
    setState('off');
  }

  return { state, said, turnOn, turnOff };
}

async function stateOfBrowser(): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unable';
  if (Notification.permission === 'denied') return 'blocked';
  return (await currentSubscription()) ? 'on' : 'off';
}

async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** base64url, as VAPID keys are written, in the bytes that `subscribe` wants. */
function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
