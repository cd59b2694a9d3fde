import type { VatCheck } from '#contract/vat-number/vat-number.ts';
import type { TaxTreatment } from '#domain/tariff/tax-treatment.ts';
import type { Statements } from '#server/engine/database/statement.ts';

/** The first time that VIES is asked again after an order was placed without its answer. */
export const firstRecheckSeconds = 600;

interface Placed {
  id: string;
  vatCheck?: VatCheck | null;
  tax?: TaxTreatment;
}

/** Notes which of these new orders were charged VAT because VIES gave no answer. */
export async function noteUnanswered(tx: Statements, orders: readonly Placed[]): Promise<void> {
  const ids = orders
    .filter(({ vatCheck, tax }) => vatCheck?.result === 'unknown' && (tax?.kind ?? 'standard') === 'standard')
    .map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO vat_recheck (order_id, due_at)
    SELECT unnest(${ids}::text[]), clock_timestamp() + make_interval(secs => ${firstRecheckSeconds}::int)`;
}
