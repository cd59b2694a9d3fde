/**
 * The figures of sign-in mails, for each mail by itself: what a stranger asks for or guesses at ends no mail of its reader's. The
 * database keeps an HMAC of them and of the address, in a row whose id is the mail's and whose value begins with the tries.
 */

import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { signInMailMs } from '#domain/session/link-times.ts';
import { settings } from '#server/config/settings.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { writeRows } from '#server/engine/database/statement.ts';

const mostTries = 3;

const mac = (what: string): string =>
  createHmac('sha256', settings().AUTH_SECRET).update(`sign-in-mail:${what}`).digest('hex');
const macOfAddress = (address: string) => mac(`address:${address}`);
const macOfFigures = (mail: string, figures: string) => mac(`figures:${mail}:${figures}`);

/** Six figures of a new mail. They work once, for three tries and for as long as the mail's link. */
export async function makeFigures(address: string): Promise<{ mail: string; figures: string }> {
  const mail = newId();
  const figures = String(randomInt(1_000_000)).padStart(6, '0');
  await writeRows`
    INSERT INTO verification (id, identifier, value, expires_at)
    VALUES (${mail}, ${macOfAddress(address)}, ${`0:${macOfFigures(mail, figures)}`},
            clock_timestamp() + ${signInMailMs} * interval '1 ms')`;
  return { mail, figures };
}

/**
 * Uses up a mail, and every other that went to its address, if these are its figures. Of two at once one is right.
 * @param typed those of a link are sealed: they can't be guessed, so no guess at the mail counts against its link
 */
export async function spendFigures(
  address: string,
  { mail, figures, typed }: { mail: string; figures: string; typed: boolean },
): Promise<boolean> {
  const identifier = macOfAddress(address);
  const [kept] = await writeRows<{ hash: string }>`
    UPDATE verification SET value = (split_part(value, ':', 1)::int + ${typed ? 1 : 0}::int) || ':' || split_part(value, ':', 2)
    WHERE id = ${mail} AND identifier = ${identifier} AND expires_at > clock_timestamp()
      AND (NOT ${typed}::boolean OR split_part(value, ':', 1)::int < ${mostTries})
    RETURNING split_part(value, ':', 2) AS hash`;
  if (!kept || !timingSafeEqual(Buffer.from(kept.hash), Buffer.from(macOfFigures(mail, figures)))) return false;
  const spent = await writeRows<{ id: string }>`DELETE FROM verification WHERE identifier = ${identifier} RETURNING id`;
  return spent.some(({ id }) => id === mail);
}
