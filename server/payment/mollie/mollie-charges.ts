import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { askEverySeconds, openCharges } from '../open-charges.ts';
import type { ChargeRequest } from '../payment-provider.ts';
import type { MollieStatus } from './mollie-payment.ts';

export interface MollieTryRow {
  n: number;
  ref: string | null;
  status: MollieStatus | null;
  gaveBack: boolean;
}

export interface MollieChargeRow {
  paymentId: string;
  amount: number;
  currency: string;
  backTo: string;
  kept: string | null;
  ended: string | null;
  /** The first comes first. Empty where nothing was ever asked for. */
  tries: MollieTryRow[];
}

export const mollieCharges = openCharges('mollie_charge');

export async function readMollieCharge(paymentId: string): Promise<MollieChargeRow | null> {
  const tries = { orderBy: { n: 'asc' }, select: { n: true, ref: true, status: true, gaveBack: true } } as const;
  const row = await database().mollieCharge.findUnique({ where: { paymentId }, include: { tries } });
  return row as MollieChargeRow | null;
}

async function kept(paymentId: string): Promise<MollieChargeRow> {
  const row = await readMollieCharge(paymentId);
  if (!row) throw new Error(`The charge of payment ${paymentId} was written down and isn’t there.`);
  return row;
}

/** Writes down what will be asked, with its first try. @returns what was written first, under this payment's id */
export async function openMollieCharge({
  paymentId,
  amount,
  currency,
  backTo,
}: ChargeRequest): Promise<MollieChargeRow> {
  await readRows`
    WITH charge AS (
      INSERT INTO mollie_charge (payment_id, amount, currency, back_to, ask_at)
      VALUES (${paymentId}, ${amount}, ${currency}, ${backTo},
        clock_timestamp() + make_interval(secs => ${askEverySeconds}))
      ON CONFLICT (payment_id) DO NOTHING RETURNING payment_id
    )
    INSERT INTO mollie_try (payment_id, n) SELECT payment_id, 1 FROM charge`;
  return kept(paymentId);
}

/** From now on no further try is made. Safe to repeat; the first reason stays. */
export async function endMollieCharge(paymentId: string, reason: string): Promise<MollieChargeRow> {
  await readRows`
    INSERT INTO mollie_charge AS charge (payment_id, amount, currency, back_to, ended)
    VALUES (${paymentId}, 0, ${shopCurrency()}, '', ${reason})
    ON CONFLICT (payment_id) DO UPDATE SET ended = coalesce(charge.ended, excluded.ended)`;
  return kept(paymentId);
}

/** The try after `n`. Two at once make one; none is made once the charge has ended or is paid. */
export async function openNextTry(paymentId: string, n: number): Promise<MollieChargeRow> {
  await readRows`
    INSERT INTO mollie_try (payment_id, n)
    SELECT payment_id, ${n + 1}::int FROM mollie_charge
    WHERE payment_id = ${paymentId} AND ended IS NULL AND kept IS NULL FOR UPDATE
    ON CONFLICT DO NOTHING`;
  return kept(paymentId);
}

/** @returns Mollie's id of this try, by whoever wrote it first: the address of another one is never given out */
export async function keepRef(paymentId: string, n: number, ref: string): Promise<string> {
  const [row] = await readRows<{ ref: string }>`
    UPDATE mollie_try SET ref = coalesce(ref, ${ref}) WHERE payment_id = ${paymentId} AND n = ${n} RETURNING ref`;
  if (!row) throw new Error(`There is no try ${n} of payment ${paymentId}.`);
  return row.ref;
}

/** Notes what Mollie said of a try. The first that is seen paid is kept; another one is soon asked about, to go back. */
export async function keepStatus(paymentId: string, ref: string, status: MollieStatus): Promise<void> {
  await readRows`UPDATE mollie_try SET status = ${status} WHERE ref = ${ref} AND status IS DISTINCT FROM 'paid'`;
  if (status !== 'paid') return;
  await readRows`
    UPDATE mollie_charge SET kept = coalesce(kept, ${ref}),
      ask_at = CASE WHEN coalesce(kept, ${ref}) = ${ref} THEN ask_at ELSE clock_timestamp() END
    WHERE payment_id = ${paymentId}`;
}

export async function keepGivenBack(ref: string): Promise<void> {
  await readRows`UPDATE mollie_try SET gave_back = true WHERE ref = ${ref}`;
}

/** How seldom news of one try has Mollie asked, in seconds. */
const newsSeconds = 2;

export interface TryInTheNews {
  paymentId: string;
  /** Mollie may be asked now. Else it is asked in a moment, once for all the news until then. */
  ask: boolean;
}

/** @returns null for an id that is of nothing that this shop asked for */
export async function takeNews(ref: string): Promise<TryInTheNews | null> {
  const [mine] = await readRows<{ paymentId: string }>`
    UPDATE mollie_try SET asked_at = clock_timestamp()
    WHERE ref = ${ref} AND (asked_at IS NULL OR asked_at < clock_timestamp() - make_interval(secs => ${newsSeconds}))
    RETURNING payment_id AS "paymentId"`;
  if (mine) return { ...mine, ask: true };
  const [other] = await readRows<{ paymentId: string }>`
    UPDATE mollie_charge SET ask_at = least(ask_at, clock_timestamp() + make_interval(secs => ${newsSeconds}))
    WHERE payment_id = (SELECT payment_id FROM mollie_try WHERE ref = ${ref})
    RETURNING payment_id AS "paymentId"`;
  return other ? { ...other, ask: false } : null;
}
