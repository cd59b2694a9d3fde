import type { VatCheck } from '#contract/vat-number/vat-number.ts';
import type { Destination } from '#domain/tariff/tax-rates.ts';
import { mayReverseCharge } from '#domain/tariff/tax-treatment.ts';
import { readRows, type Statements, writeRows } from '#server/engine/database/statement.ts';
import { tryToTake } from '#server/limit/take-from.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { askVies } from './ask-vies.ts';
import { vatNumberLimits } from './limits.ts';

/** How long an answer counts. No answer is asked again after a minute. */
const freshHours = 24;
const unknownSeconds = 60;

interface StoredCheck extends VatCheck {
  isRecent: boolean;
}

/** What VIES said of these numbers within a day. */
export async function readVatChecks(db: Statements, numbers: readonly string[]): Promise<Map<string, VatCheck>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.$queryRaw<VatCheck[]>`
    SELECT DISTINCT ON (number) number, result, name, address, consultation,
      to_char(checked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "checkedAt"
    FROM vat_check
    WHERE number = ANY (${numbers}::text[]) AND checked_at > clock_timestamp() - make_interval(hours => ${freshHours}::int)
    ORDER BY number, checked_at DESC`;
  return new Map(rows.map((row) => [row.number, row]));
}

/**
 * Asks VIES about a number of the right form, and keeps the answer. One that is kept and fresh isn't asked again.
 * @param again asks although there is an answer
 */
export async function checkVatNumber(number: string, { again = false } = {}): Promise<VatCheck> {
  const requester = requesterOf((await readShop()).vatId);
  const [kept] = await readRows<StoredCheck>`
    SELECT number, result, name, address, consultation,
      to_char(checked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "checkedAt",
      checked_at > clock_timestamp() - CASE result WHEN 'unknown' THEN make_interval(secs => ${unknownSeconds}::int)
        ELSE make_interval(hours => ${freshHours}::int) END AS "isRecent"
    FROM vat_check WHERE number = ${number} AND requester = ${requester}`;
  if (kept?.isRecent && !again) {
    const { isRecent: _, ...check } = kept;
    return check;
  }
  const { result, name, address, consultation } = await askVies(number, requester);
  await writeRows`DELETE FROM vat_check WHERE checked_at < clock_timestamp() - interval '30 days'`;
  const [stored] = await readRows<VatCheck>`
    INSERT INTO vat_check (number, requester, result, name, address, consultation)
    VALUES (${number}, ${requester}, ${result}, ${name}, ${address}, ${consultation})
    ON CONFLICT (number, requester) DO UPDATE SET result = EXCLUDED.result, name = EXCLUDED.name,
      address = EXCLUDED.address, consultation = EXCLUDED.consultation, checked_at = clock_timestamp()
    RETURNING number, result, name, address, consultation,
      to_char(checked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "checkedAt"`;
  if (!stored) throw new Error('The answer of VIES was not stored.');
  return stored;
}

/**
 * The same before an order is placed, if its VAT number could change what it costs and nobody has asked yet. Too many
 * questions of one person are not asked: the order is then charged with VAT.
 */
export async function checkBeforeOrder(
  vatNumber: string | null | undefined,
  { personId, destination }: { personId: string; destination: Destination },
): Promise<void> {
  if (!vatNumber || !mayReverseCharge((await readShop()).country, { destination, vatNumber })) return;
  const [kept] = await readRows<{ one: number }>`
    SELECT 1 AS one FROM vat_check WHERE number = ${vatNumber}
      AND checked_at > clock_timestamp() - make_interval(hours => ${freshHours - 1}::int) AND result <> 'unknown'`;
  if (kept || (await tryToTake(vatNumberLimits.vatQuestions, personId)) > 0) return;
  await checkVatNumber(vatNumber);
}

/** The shop's number as VIES takes it; empty for one that VIES doesn't know the form of. */
function requesterOf(vatId: string): string {
  const number = vatId.toUpperCase().replaceAll(/[^A-Z0-9+*]/g, '');
  return /^[A-Z]{2}[A-Z0-9+*]{2,12}$/.test(number) ? number : '';
}
