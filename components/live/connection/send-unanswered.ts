import type { LiveStore } from '#components/live/live-store.ts';
import type { Connection } from './connection.ts';
import { answered, isUnderWay, readUnanswered, type Unanswered } from './unanswered.ts';

const tries = 30;
const pauseMs = 1_000;

export async function sendUnanswered(store: LiveStore, connection: Connection): Promise<void> {
  const kept = readUnanswered();
  for (const command of kept?.commands ?? []) await sendAgain(command, kept?.guestKey ?? '');
  // The answer may be older than what is live by now: the socket asks, with the session's cookie.
  connection.reconnect();
  store.setState({ catchingUp: false });
}

async function sendAgain({ path, body, idempotencyKey }: Unanswered, guestKey: string): Promise<void> {
  for (let n = 0; n < tries; n++) {
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
        'marketday-guest-key': guestKey,
      },
      body,
      keepalive: true,
    }).catch(() => null);
    const answer: unknown = await response?.json().catch(() => null);
    if (response && !isUnderWay(response, answer)) return answered(idempotencyKey);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
