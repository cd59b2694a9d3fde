/**
 * The public number of a draw: a round of drand's chain quicknet, which many organisations sign together every three seconds.
 * Nobody knows a round's signature before its moment, and everybody can check it: https://docs.drand.love
 */
export const quicknet = {
  /** Names the chain: it is the hash of all that follows. */
  hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  scheme: 'bls-unchained-g1-rfc9380',
  periodSeconds: 3,
  /** The moment of round 1, in seconds since 1970. */
  genesisTime: 1_692_803_367,
} as const;

/** The moment at which a round's signature is made, in milliseconds. */
export const momentOfRound = (round: number): number =>
  (quicknet.genesisTime + (round - 1) * quicknet.periodSeconds) * 1000;

/** The first round after a moment in milliseconds: it is announced long before, and known to nobody by then. */
export const firstRoundAfter = (at: number): number =>
  Math.max(1, Math.floor((at / 1000 - quicknet.genesisTime) / quicknet.periodSeconds) + 2);

/** Returns the signed message: the hash of the round, as eight bytes. */
export function bytesOfRound(round: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round));
  return bytes;
}
