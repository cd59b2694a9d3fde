import type { CreateSale } from '#contract/auction/sale.ts';
import { readDatabaseClock } from '#server/engine/database/clock.ts';
import { transaction } from '#server/engine/database/database.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { slugOf } from '#server/web/slug-of.ts';

/** Creates an empty sale. @throws AccessProblem `invalid` if its first lot would end in the past, or before it opens */
export async function createSale(sale: CreateSale, slug = slugOf(sale.title, 'sale')): Promise<{ id: string }> {
  const { title, description, startsAt, firstEndsAt, everySeconds, attended = false } = sale;
  return transaction(async (tx) => {
    const now = await readDatabaseClock(tx);
    const starts = startsAt ? new Date(startsAt) : now;
    const firstEnds = new Date(firstEndsAt);
    if (firstEnds <= now || firstEnds <= starts) {
      throw new AccessProblem('invalid', 'firstEndsAt: must be in the future and after startsAt', {
        field: 'firstEndsAt',
      });
    }
    return tx.sale.create({
      data: { slug, title, description, startsAt: starts, firstEndsAt: firstEnds, everySeconds, attended },
      select: { id: true },
    });
  });
}
