import type { Problem } from '#contract/wire/problem.ts';
import { settings } from '#server/config/settings.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import type { Actor } from '#server/session/actor.ts';
import { isStaff } from '#server/session/can.ts';
import { crowdKeyName } from '#server/session/demo/end-demo.ts';
import { securityLog } from '#server/web/security-log.ts';

/** Who is behind a call, as far as it got. */
type Caller = Actor | null;

const callOf = (request: Request) => ({
  address: request.headers.get(addressHeader) ?? '',
  requestId: request.headers.get('x-request-id') ?? '',
  what: `${request.method} ${pathOf(request)}`,
});

/** An address as it may be logged: a gift card's code is money. */
export const loggedPath = (path: string): string => path.replace(/(\/gift-cards\/)[^/]+/, '$1…');

export const pathOf = ({ url }: Request): string => loggedPath(new URL(url).pathname);

const whoOf = (caller: Caller) => {
  if (caller?.kind === 'key') return { key: caller.name };
  return caller?.kind === 'person' ? { personId: caller.personId } : {};
};

/** Notes a command of the desk or of a key, whatever came of it. The demo's crowd gives hundreds a minute. */
export function noteCommand(request: Request, caller: Actor, refusal?: Problem): void {
  if (request.method === 'GET') return;
  const why = refusal ? { why: refusal.code } : {};
  if (isStaff(caller)) {
    securityLog('desk.command', { ...callOf(request), ...whoOf(caller), ...why });
  }
  if (caller.kind === 'key' && !(settings().DEMO && caller.name === crowdKeyName)) {
    securityLog('key.command', { ...callOf(request), ...whoOf(caller), ...why });
  }
}

/**
 * Logs invalid keys, missing scopes and roles, another site's forms, and requests for other people's things. Having
 * to sign in first is not logged.
 */
export function noteRefused(request: Request, caller: Caller, { code }: Problem): void {
  const keyed = request.headers.has('authorization');
  if (code === 'signed_out' && keyed) securityLog('key.refused', { ...callOf(request), why: code });
  else if (code === 'forbidden' || (code === 'not_found' && isPersonal(request))) {
    securityLog('access.refused', { ...callOf(request), ...whoOf(caller), why: code });
  }
}

const isPersonal = ({ url }: Request): boolean => /^\/api\/(orders|files|desk)\//.test(new URL(url).pathname);
