import type { OrderView } from '#contract/order/order.ts';
import { linesOf, type ReturnChoice, returnChoiceSchema } from '#contract/order/return.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** @returns `choice` once it is whole and not to be changed; `problem` where something is missing */
export function chosenReturn(
  query: Query,
  order: Pick<OrderView, 'afterSale' | 'lines'>,
): { fields: Record<string, string>; choice: ReturnChoice | null; problem: string | null } {
  const fields = Object.fromEntries(
    Object.entries(query).filter(
      (field): field is [string, string] =>
        typeof field[1] === 'string' && /^(resolution|(quantity|reason|exchange)\..+)$/.test(field[0]),
    ),
  );
  if (Object.keys(fields).length === 0 || query.change === '1') return { fields, choice: null, problem: null };
  const parsed = returnChoiceSchema.safeParse({ ...fields, lines: linesOf(fields) });
  if (!parsed.success) return { fields, choice: null, problem: parsed.error.issues[0]?.message ?? '' };
  const over = parsed.data.lines
    .map(({ lineId, quantity }) => ({ lineId, quantity, left: leftOf(order, lineId) }))
    .find(({ quantity, left }) => quantity > left);
  if (!over) return { fields, choice: parsed.data, problem: null };
  const title = order.lines.find(({ id }) => id === over.lineId)?.title ?? 'that';
  return { fields, choice: null, problem: `Of ${title}, ${over.left} can be sent back.` };
}

const leftOf = ({ afterSale }: Pick<OrderView, 'afterSale'>, id: string): number =>
  afterSale.returnable.find(({ lineId }) => lineId === id)?.quantity ?? 0;
