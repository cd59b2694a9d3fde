import type { CreatePromotion } from '#contract/promotion/promotion.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import type { PromotionRule } from '#domain/order/price/promotion.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { AccessProblem } from '#server/web/problem.ts';

/**
 * Makes a promotion. Refuses `code_taken`.
 * @returns its id
 * @throws AccessProblem `invalid` for a SKU or a collection that there isn't
 */
export function createPromotion(wanted: CreatePromotion): Promise<Decision<{ id: string }, Problem>> {
  return transaction(async (tx) => {
    const { title, kind, currency, minimumAmount, startsAt, endsAt, usageLimit, perPersonLimit, combines } = wanted;
    const { skus = [], collections = [] } = wanted;
    await requirePieces(tx, wanted);
    const code = wanted.code?.toUpperCase() ?? null;
    const id = newId();
    // Two at once: the second waits, and is told the same.
    const { count } = await tx.promotion.createMany({
      data: [
        {
          ...{ id, code, title, kind, skus, collections, combines },
          rule: { ...ruleOf(wanted) },
          currency: currency ?? null,
          minimumAmount: minimumAmount ?? null,
          startsAt: startsAt ?? null,
          endsAt: endsAt ?? null,
          usageLimit: usageLimit ?? null,
          perPersonLimit: perPersonLimit ?? null,
        },
      ],
      skipDuplicates: true,
    });
    return count === 1 ? accept({ id }) : refuse(codeTaken(code ?? ''));
  });
}

const codeTaken = (code: string): Problem => ({
  code: 'code_taken',
  message: `Another promotion has the code ${code}. Choose another.`,
  field: 'code',
});

const basisPoints = (percent = 0): number => Math.round(percent * 100);

function ruleOf({ kind, percent, amount = 0, buy, get }: CreatePromotion): PromotionRule {
  switch (kind) {
    case 'percentage':
      return { kind, basisPoints: basisPoints(percent) };
    case 'amount':
      return { kind, amount };
    case 'free_shipping':
      return { kind };
    case 'buy_x_get_y':
      return {
        kind,
        buy: { quantity: buy?.quantity ?? 1, skus: buy?.skus ?? [] },
        get: { quantity: get?.quantity ?? 1, basisPoints: basisPoints(get?.percentOff), skus: get?.skus ?? [] },
      };
  }
}

async function requirePieces(tx: Tx, { skus = [], collections = [], buy, get }: CreatePromotion): Promise<void> {
  const named = { skus, 'buy.skus': buy?.skus ?? [], 'get.skus': get?.skus ?? [] };
  const all = Object.values(named).flat();
  const variants = await tx.variant.findMany({ where: { sku: { in: all } }, select: { sku: true } });
  const known = new Set(variants.map(({ sku }) => sku));
  for (const [field, each] of Object.entries(named)) {
    const missing = each.find((sku) => !known.has(sku));
    if (missing !== undefined) throw new AccessProblem('invalid', `${field}: there is no SKU ${missing}.`, { field });
  }
  const rows = await tx.collection.findMany({ where: { slug: { in: collections } }, select: { slug: true } });
  const missing = collections.find((slug) => !rows.some((row) => row.slug === slug));
  if (missing !== undefined)
    throw new AccessProblem('invalid', `collections: there is no collection ${missing}.`, { field: 'collections' });
}
