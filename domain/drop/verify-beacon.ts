/** A file of its own: a page loads the curve only when somebody checks a draw. */
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesOfRound, quicknet } from './beacon.ts';
import { type DrawCrypto, fromHex, toHex } from './draw.ts';

/** The name RFC 9380 gives to hashing to the curve's first group. */
const domain = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

export interface Beacon {
  round: number;
  /** Lower-case hexadecimal. */
  signature: string;
}

/** The number that a round stands for, if quicknet signed it; null for anything else. */
export async function numberOfBeacon(
  { round, signature }: Beacon,
  { sha256 }: Pick<DrawCrypto, 'sha256'>,
): Promise<string | null> {
  try {
    const signed = fromHex(signature);
    const { hash, verify } = bls12_381.shortSignatures;
    const message = hash(Uint8Array.from(await sha256(bytesOfRound(round))), domain);
    return verify(signed, message, fromHex(quicknet.publicKey)) ? toHex(await sha256(signed)) : null;
  } catch {
    // Bytes that are no point of the curve were signed by nobody.
    return null;
  }
}
