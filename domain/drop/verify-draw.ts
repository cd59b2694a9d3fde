/** A published draw is checked against itself: the same code runs on its page and in the tests. */
import { firstRoundAfter } from './beacon.ts';
import { commitmentOf, type DrawCrypto, drawOrder, rootOf } from './draw.ts';

/** Bytes are lower-case hexadecimal. */
export interface PublishedDraw {
  seed: string;
  seedCommitment: string;
  root: string;
  publicNumber: string | null;
  /** The round that was announced with the drop; null: it mixes none in, or was drawn before rounds were kept. */
  publicRound: number | null;
  publicSignature: string | null;
  opensAt: string;
  entries: readonly { id: string; place: number }[];
}

export type DrawCheckName = 'seal' | 'tickets' | 'number' | 'order';

/** Works out the number of a signed round (`numberOfBeacon`). */
export type NumberOfBeacon = (beacon: { round: number; signature: string }) => Promise<string | null>;

export interface DrawCheck {
  name: DrawCheckName;
  ok: boolean;
}

export interface DrawVerdict {
  ok: boolean;
  checks: readonly DrawCheck[];
  /** Tickets whose place isn't the one that the numbers give. */
  differences: number;
}

/** Makes every check, also after one that fails. */
export async function verifyDraw(
  draw: PublishedDraw,
  crypto: DrawCrypto,
  // Without it no round can be checked, so none holds.
  numberOf: NumberOfBeacon = async () => null,
): Promise<DrawVerdict> {
  const ids = draw.entries.map(({ id }) => id);
  const seal = (await attempt(() => commitmentOf(draw.seed, crypto))) === draw.seedCommitment;
  const tickets = new Set(ids).size === ids.length && (await rootOf(ids, crypto)) === draw.root;
  const order = await attempt(() => drawOrder(ids, { ...draw, secret: draw.seed }, crypto));
  const placeOf = new Map(order?.map((id, at) => [id, at + 1]));
  const differences = draw.entries.filter(({ id, place }) => placeOf.get(id) !== place).length;
  const checks: DrawCheck[] = [
    { name: 'seal', ok: seal },
    { name: 'tickets', ok: tickets },
    ...(draw.publicRound === null ? [] : [{ name: 'number' as const, ok: await isItsNumber(draw, numberOf) }]),
    { name: 'order', ok: differences === 0 },
  ];
  return { ok: checks.every(({ ok }) => ok), checks, differences };
}

/** The first round after the opening, and no other, signed as it was published. */
async function isItsNumber(draw: PublishedDraw, numberOf: NumberOfBeacon): Promise<boolean> {
  const { publicRound: round, publicSignature: signature, publicNumber, opensAt } = draw;
  if (round === null || signature === null || round !== firstRoundAfter(Date.parse(opensAt))) return false;
  return publicNumber !== null && (await numberOf({ round, signature })) === publicNumber;
}

/** Numbers that can't be read fit nothing. */
async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
