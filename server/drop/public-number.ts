import { z } from 'zod';
import { firstRoundAfter, quicknet } from '#domain/drop/beacon.ts';
import { numberOfBeacon } from '#domain/drop/verify-beacon.ts';
import { settings } from '#server/config/settings.ts';
import { readRows, writeRows } from '#server/engine/database/statement.ts';
import { drawCrypto } from './node-crypto.ts';

const answerMs = 3_000;
const mostBytes = 10_000;

const beaconSchema = z.object({ round: z.int(), signature: z.string().regex(/^[0-9a-f]{96}$/i) });

/** Any relay of drand's will do, since what it says is checked. It is asked only for drops that want a public number. */
const drand = 'https://api.drand.sh';

/** Where a round of the chain is read. */
export const addressOfRound = (round: number): string =>
  `${settings().STAND_INS.drand ?? drand}/${quicknet.hash}/public/${round}`;

interface Announced {
  url: string | null;
  round: number | null;
  number: string | null;
  opensAt: Date;
}

/**
 * The public number of a drop whose tickets are closed, where it has one: the round that was announced with it, read and checked,
 * so that neither whoever sealed our number nor whoever runs a relay could choose it.
 * @returns null for a drop without one
 * @throws Error while it can't be read: the draw waits for it, however long, and is never made without
 */
export async function mixPublicNumber(id: string): Promise<string | null> {
  const [drop] = await readRows<Announced>`
    SELECT public_number_url AS url, public_round AS round, public_number AS number, opens_at AS "opensAt"
    FROM drop WHERE id = ${id} AND state = 'drawing'`;
  if (!drop || drop.url === null || drop.number !== null) return drop?.number ?? null;
  // A drop that was announced before rounds were kept takes the one that it would have been announced with.
  const round = drop.round ?? firstRoundAfter(drop.opensAt.getTime());
  const address = addressOfRound(round);
  const { number, signature } = await readRound(address, round);
  const [kept] = await writeRows<{ number: string }>`
    UPDATE drop SET public_number = coalesce(public_number, ${number}), public_number_at = clock_timestamp(),
      public_signature = ${signature}, public_round = ${round}, public_chain = ${quicknet.hash},
      public_number_url = ${address}
    WHERE id = ${id} AND state = 'drawing' RETURNING public_number AS number`;
  return kept?.number ?? null;
}

/** @throws Error for an answer that the chain didn't sign */
async function readRound(address: string, round: number): Promise<{ number: string; signature: string }> {
  const answer = await fetch(address, {
    signal: AbortSignal.timeout(answerMs),
    headers: { accept: 'application/json' },
  });
  if (!answer.ok) throw new Error(`The public number's address answers ${answer.status}.`);
  const beacon = beaconSchema.safeParse(JSON.parse((await answer.text()).slice(0, mostBytes)));
  if (!beacon.success || beacon.data.round !== round)
    throw new Error(`The public number’s address doesn’t answer round ${round}.`);
  const signature = beacon.data.signature.toLowerCase();
  const number = await numberOfBeacon({ round, signature }, drawCrypto);
  if (number === null) throw new Error(`Round ${round} isn’t signed by drand’s quicknet.`);
  return { number, signature };
}
