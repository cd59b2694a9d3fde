/** What the shop tells whoever looks for an attack: failed sign-ins, refused access, commands of the desk and of keys. */
import { type SecurityFacts, writeSecurityLine } from '#server/engine/process/security-log.ts';

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

/** Notes one event. Costs nothing when the level is switched off. */
export const securityLog = (event: SecurityEvent, facts: SecurityFacts): void => writeSecurityLine(event, facts);
