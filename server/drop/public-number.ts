import { readRows, writeRows } from '#server/database/statement.ts';
import { log } from '#server/log.ts';

/** How long a draw waits for a number that doesn't come. Then it is drawn without one, and its proof says so. */
const waitSeconds = 30;
const answerMs = 3_000;
const mostBytes = 10_000;

/**
 * Reads the public number of a drop whose tickets are closed, where it has one: whoever sealed our number couldn't know it.
 * @returns null where none is mixed in
 * @throws Error while it can't be read and there is time to try again
 */
export async function mixPublicNumber(id: string): Promise<string | null> {
  const [drop] = await readRows<{ url: string | null; number: string | null; waited: number }>`
    SELECT public_number_url AS url, public_number AS number,
      extract(epoch FROM clock_timestamp() - tickets_closed_at)::float8 AS waited
    FROM drop WHERE id = ${id} AND state = 'drawing'`;
  if (!drop || drop.url === null || drop.number !== null) return drop?.number ?? null;
  try {
    const number = await readNumber(drop.url);
    const [kept] = await writeRows<{ number: string }>`
      UPDATE drop SET public_number = coalesce(public_number, ${number}), public_number_at = clock_timestamp()
      WHERE id = ${id} AND state = 'drawing' RETURNING public_number AS number`;
    return kept?.number ?? null;
  } catch (error) {
    if (drop.waited < waitSeconds) throw error;
    log().warn({ err: error, drop: id }, 'the public number of a drop could not be read: it is drawn without one');
    return null;
  }
}

async function readNumber(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(answerMs), headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`The public number's address answers ${answer.status}.`);
  const number = numberIn((await answer.text()).slice(0, mostBytes));
  if (number === null) throw new Error('The public number’s address answers no number.');
  return number;
}

/** drand's `{"randomness": "…"}`, or the number alone. @returns lower-case hexadecimal, or null */
export function numberIn(text: string): string | null {
  const found = /"randomness"\s*:\s*"([0-9a-fA-F]+)"/.exec(text)?.[1] ?? text.trim();
  return /^([0-9a-fA-F]{2}){16,64}$/.test(found) ? found.toLowerCase() : null;
}
