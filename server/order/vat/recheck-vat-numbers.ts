/**
 * Asks VIES again about orders that it gave no answer for. What it says is noted for the desk; the VAT is refunded by a
 * person alone.
 */
import { mayReverseCharge } from '#domain/tariff/tax-treatment.ts';
import { outbox } from '#server/engine/work/outbox.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { checkVatNumber } from '#server/vat-number/check-vat-number.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { firstRecheckSeconds } from './note-unanswered.ts';

/** How long VIES is asked by itself, and how long it rests at most in between. */
const askedDays = 7;
const pace = { firstSeconds: firstRecheckSeconds, longestSeconds: 6 * 3_600 };

interface ToAsk {
  number: string | null;
  status: string;
  country: string | null;
  postalCode: string | null;
  attempts: number;
  isOver: boolean;
}

const over: ReadonlySet<string> = new Set(['cancelled', 'refunded']);

async function askAgain({ number, status, country, postalCode, attempts, isOver }: ToAsk): Promise<Prisma.Sql> {
  const never = Prisma.sql`due_at = NULL`;
  const destination = { country: country ?? '', postalCode: postalCode ?? '' };
  if (!number || over.has(status)) return never;
  if (!mayReverseCharge((await readShop()).country, { destination, vatNumber: number })) return never;
  const { result } = await checkVatNumber(number);
  const asked = Prisma.sql`asked_at = clock_timestamp(), result = ${result}`;
  if (result !== 'unknown' || isOver) return Prisma.sql`due_at = NULL, ${asked}`;
  return Prisma.sql`due_at = clock_timestamp() + make_interval(secs => ${retryDelay(pace, attempts + 1)}), ${asked}`;
}

const rechecks = outbox<ToAsk>({
  name: 'ask VIES again',
  failure: 'VIES could not be asked about an order; it will be asked again',
  table: 'vat_recheck',
  key: ['order_id'],
  open: Prisma.sql`due_at IS NOT NULL AND settled_at IS NULL`,
  columns: Prisma.sql`orders.vat_number AS number, orders.status, orders.shipping_address ->> 'country' AS country,
    orders.shipping_address ->> 'postalCode' AS "postalCode", claimed.attempts,
    claimed.created_at < clock_timestamp() - make_interval(days => ${askedDays}::int) AS "isOver"`,
  joined: Prisma.sql`JOIN orders ON orders.id = claimed.order_id`,
  set: { done: Prisma.sql`due_at = NULL` },
  attempt: askAgain,
  atOnce: 1,
  claimSeconds: 60,
  retrySeconds: (attempts) => retryDelay(pace, attempts + 1),
  isWatched: true,
  isPrompt: false,
});

export const recheckVatNumbers = rechecks.work;
export const releaseRechecks = rechecks.release;
