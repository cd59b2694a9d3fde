import { addressBlock } from '#server/engine/network/client-address.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { type SecurityFacts, writeSecurityLine } from '#server/engine/process/security-log.ts';
import { TokenBuckets } from './token-buckets.ts';

/** When a key that has reached a limit may be noted again. */
const noted = processWide('limits-noted', () => new TokenBuckets({ most: 1, seconds: 60 }));

/** Notes that a limit is reached: one line for each key and minute, however often it asks. */
export function noteReached(limit: string, key: string, facts: SecurityFacts): void {
  if (noted.take(`${limit} ${key}`) === 0) writeSecurityLine('limit.reached', { what: limit, ...facts });
}

export const noteAddressReached = (limit: string, address: string): void =>
  noteReached(limit, addressBlock(address), { address });
