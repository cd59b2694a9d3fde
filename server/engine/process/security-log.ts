/**
 * Where somebody looks for an attack: refused access, limits reached, keys that opened nothing. Each line has `event` and
 * `stream: "security"`, so that a collector can keep them apart and for longer. Never a name, an email address, a
 * password, a key or a body.
 */
import { log } from './log.ts';

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

const warns = /\.(failed|refused|reached)$/;

/** Notes one event. Costs nothing when the level is switched off. */
export function writeSecurityLine(event: string, facts: SecurityFacts): void {
  log()[warns.test(event) ? 'warn' : 'info']({ stream: 'security', event, ...facts }, event);
}
