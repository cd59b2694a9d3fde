import type { OrderView } from '#contract/order/page/order-view.ts';
import { linesOf, type ReturnChoice, returnChoiceSchema } from '#contract/return/return.ts';
import { returnedNumbers } from '#domain/return/returned-numbers.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** @returns `choice` once it is whole and not to be changed; `problem` where something is missing */
export function chosenReturn(
  query: Query,
  order: Order,
): { fields: Record<string, string>; choice: ReturnChoice | null; problem: string | null } {
  const fields = Object.fromEntries(
    Object.entries(query).filter(
      (field): field is [string, string] =>
        typeof field[1] === 'string' && /^(resolution|(quantity|number|reason|exchange)\..+)$/.test(field[0]),
    ),
  );
  if (Object.keys(fields).length === 0 || query.change === '1') return { fields, choice: null, problem: null };
  const parsed = returnChoiceSchema.safeParse({ ...fields, lines: linesOf(fields) });
  if (!parsed.success) return { fields, choice: null, problem: parsed.error.issues[0]?.message ?? '' };
  const problem = parsed.data.lines.map((line) => lineProblem(line, order)).find((one) => one !== null) ?? null;
  return { fields, choice: problem === null ? parsed.data : null, problem };
}

type Order = Pick<OrderView, 'afterSale' | 'lines'>;

function lineProblem(
  { lineId, quantity, numbers: named = [] }: ReturnChoice['lines'][number],
  order: Order,
): string | null {
  const title = order.lines.find(({ id }) => id === lineId)?.title ?? 'that';
  const { quantity: left = 0, numbers = [] } = order.afterSale.returnable.find((line) => line.lineId === lineId) ?? {};
  if (quantity > left) return `Of ${title}, ${left} can be sent back.`;
  const decided = returnedNumbers(numbers, { quantity, named });
  if (decided.ok) return null;
  return decided.refusal.code === 'which'
    ? `Say which of ${title} you are sending back.`
    : `No. ${decided.refusal.number} of ${title} can’t be sent back.`;
}
