/**
 * What somebody who looks for an attack needs: failed sign-ins, refused access, limits reached, commands of
 * the desk and of keys. Each line has `event` and `stream: "security"`, so that a collector can keep them apart
 * and for longer. Never a name, an e-mail address, a password, a key or a body.
 */
import { log } from '../engine/process/log.ts';

export type SecurityEvent =
  | 'auth.failed'
  | 'auth.succeeded'
  | 'auth.ended'
  | 'account.changed'
  | 'access.refused'
  | 'limit.reached'
  | 'key.refused'
  | 'desk.command'
  | 'key.command'
  | 'withdrawal.stated';

export interface SecurityFacts {
  /** The client's address, as `server/engine/network/client-address.ts` worked it out. */
  address?: string;
  personId?: string;
  /** An API key's name, never the key. */
  key?: string;
  requestId?: string;
  /** What was asked for: a route, an event, a limit's name. */
  what?: string;
  why?: string;
}

const level = (event: SecurityEvent) =>
  event === 'auth.failed' || event.endsWith('.refused') || event === 'limit.reached' ? 'warn' : 'info';

/** Notes one event. Costs nothing when the level is switched off. */
export function securityLog(event: SecurityEvent, facts: SecurityFacts): void {
  log()[level(event)]({ stream: 'security', event, ...facts }, event);
}
