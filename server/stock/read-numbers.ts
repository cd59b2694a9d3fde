import type { VariantNumbers } from '#contract/catalogue/product-api.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { readNumbersOf } from './number-standing.ts';

/** Every number of a variant and how it stands; none where its pieces have no numbers. @throws AccessProblem `not_found` */
export async function readVariantNumbers(sku: string): Promise<VariantNumbers> {
  const [variant] = await readRows<{ id: string }>`SELECT id FROM variant WHERE sku = ${sku}`;
  const of = variant && (await readNumbersOf(database(), [variant.id])).get(variant.id);
  if (!of) throw new AccessProblem('not_found', `There is no SKU ${sku}.`, { field: 'sku' });
  const { size: numberedOf, numbers, onHand, reserved } = of;
  return { sku, numberedOf, onHand, reserved, numbers: [...numbers] };
}
