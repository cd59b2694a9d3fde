import type { RequestReturn } from '#contract/return/return.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Tx } from '#server/engine/database/database.ts';

/**
 * Says what stands against an exchange. Whether a piece is left is decided when it is made: nothing is held until then.
 */
export async function exchangeProblem(
  tx: Tx,
  order: { id: string; currency: string },
  { resolution, lines }: Pick<RequestReturn, 'resolution' | 'lines'>,
): Promise<Problem | null> {
  if (resolution !== 'exchange') return null;
  for (const { lineId, exchangeSku } of lines) {
    const line = await tx.orderLine.findFirst({ where: { id: lineId, orderId: order.id } });
    const variant = await tx.variant.findUnique({ where: { sku: exchangeSku ?? line?.sku ?? '' } });
    const field = `exchange.${lineId}`;
    const code = 'return_not_possible';
    if (!line || !variant) {
      return { code, message: 'There’s none left to exchange it for. Ask for a refund instead.', field };
    }
    if (exchangeSku && exchangeSku !== line.sku && variant.priceAmount !== line.unitAmount) {
      return { code, message: 'It can only be exchanged for a piece at the same price.', field };
    }
    if (variant.currency !== order.currency) return { code, message: 'It is sold in another currency.', field };
  }
  return null;
}
