/** A published draw is checked against itself: the same code runs on its page and in the tests. */
import { commitmentOf, type DrawCrypto, drawOrder, rootOf } from './draw.ts';

/** Bytes are lower-case hexadecimal. */
export interface PublishedDraw {
  seed: string;
  seedCommitment: string;
  root: string;
  publicNumber: string | null;
  entries: readonly { id: string; place: number }[];
}

export type DrawCheckName = 'seal' | 'tickets' | 'order';

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
export async function verifyDraw(draw: PublishedDraw, crypto: DrawCrypto): Promise<DrawVerdict> {
  const ids = draw.entries.map(({ id }) => id);
  const seal = (await attempt(() => commitmentOf(draw.seed, crypto))) === draw.seedCommitment;
  const tickets = new Set(ids).size === ids.length && (await rootOf(ids, crypto)) === draw.root;
  const order = await attempt(() => drawOrder(ids, { ...draw, secret: draw.seed }, crypto));
  const placeOf = new Map(order?.map((id, at) => [id, at + 1]));
  const differences = draw.entries.filter(({ id, place }) => placeOf.get(id) !== place).length;
  const checks: DrawCheck[] = [
    { name: 'seal', ok: seal },
    { name: 'tickets', ok: tickets },
    { name: 'order', ok: differences === 0 },
  ];
  return { ok: checks.every(({ ok }) => ok), checks, differences };
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
