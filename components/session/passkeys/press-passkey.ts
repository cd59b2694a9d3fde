import { isLostScript } from '#components/ui/until-loaded.ts';
import type { PasskeyQuestion } from '#contract/session/passkey.ts';
import type { Problem } from '#contract/wire/problem.ts';

export interface PasskeyPress {
  /** Where the question comes from, and where its answer goes. */
  begin: string;
  finish: string;
  kind: 'make' | 'find';
  /** Sent with the answer. */
  sent?: Readonly<Record<string, string>>;
}

/** `refused`: by the shop, not by the device. */
export type Pressed = { ok: true; next: string } | { ok: false; words: string; refused: boolean };

/** The question, the device, the answer. @returns where to go, or why not in words */
export async function pressPasskey(
  { begin, finish, kind, sent }: PasskeyPress,
  quietly?: AbortSignal,
): Promise<Pressed> {
  try {
    const { makePasskey, findPasskey } = await import('./ask-device.ts');
    const { options } = await post<PasskeyQuestion>(begin, {});
    const passkey = await (kind === 'make' ? makePasskey(options) : findPasskey(options, quietly));
    return { ok: true, ...(await post<{ next: string }>(finish, { ...sent, passkey })) };
  } catch (error) {
    const refused = error instanceof Refused;
    return { ok: false, words: refused ? error.message : deviceWords(error), refused };
  }
}

class Refused extends Error {}

async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return (await response.json()) as T;
  const { errors, message } = (await response.json()) as Problem;
  throw new Refused(errors?.[0]?.message ?? message);
}

/** @simplewebauthn/browser keeps the names of the browser's own errors. */
function deviceWords(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError')
    return 'Your device didn’t offer a passkey. Try again, or choose another way.';
  if (name === 'InvalidStateError') return 'This device has a passkey for your account already.';
  if (name === 'SecurityError') return 'Passkeys don’t work at this web address.';
  if (error instanceof TypeError || isLostScript(error)) return 'The shop did not answer. Try again.';
  return 'Your device can’t do this. Choose another way.';
}
