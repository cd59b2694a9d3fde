import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstRoundAfter, momentOfRound, quicknet } from './beacon.ts';
import { numberOfBeacon } from './verify-beacon.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const published = [
  [
    1000,
    'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
    'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  ],
  [
    657_413,
    'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
    'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
  ],
] as const;

it.each(published)('round %i of quicknet gives the number that it published', async (round, signature, number) => {
  expect(await numberOfBeacon({ round, signature }, { sha256 })).toBe(number);
  expect(await numberOfBeacon({ round: round + 1, signature }, { sha256 })).toBeNull();
  expect(await numberOfBeacon({ round, signature: signature.replace(/.$/, '0') }, { sha256 })).toBeNull();
});

it('the chain’s name is the hash of its period, genesis, key and group', () => {
  const group = 'f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e';
  const times = Buffer.alloc(12);
  times.writeUInt32BE(quicknet.periodSeconds, 0);
  times.writeBigInt64BE(BigInt(quicknet.genesisTime), 4);
  const hash = createHash('sha256').update(times).update(Buffer.from(quicknet.publicKey, 'hex'));
  expect(hash.update(Buffer.from(group, 'hex')).update('quicknet').digest('hex')).toBe(quicknet.hash);
});

it('the round that is announced is the first whose signature nobody has at the opening', () => {
  fc.assert(
    fc.property(fc.integer({ min: quicknet.genesisTime * 1000, max: 4_000_000_000_000 }), (opensAt) => {
      const round = firstRoundAfter(opensAt);
      expect(momentOfRound(round)).toBeGreaterThan(opensAt);
      if (round > 1) expect(momentOfRound(round - 1)).toBeLessThanOrEqual(opensAt);
    }),
  );
});
