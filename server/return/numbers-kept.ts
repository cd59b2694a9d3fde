import type { Problem } from '#contract/wire/problem.ts';
import type { NumbersRefused } from '#domain/return/returned-numbers.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readNumbersLeft } from '#server/stock/sold-numbers.ts';

interface OrderRow {
  lines: readonly { id: string; variantId: string | null; numbers: readonly number[] }[];
  returns: readonly {
    status: string;
    lines: readonly { orderLineId: string; numbers: readonly number[] }[];
  }[];
}

/**
 * Which numbers of some orders' lines can still be sent back, by line: those that the lines have, and no return that
 * stands names. Nothing for lines without numbers.
 */
export async function readNumbersKept(
  db: Pick<Tx, '$queryRaw'>,
  orders: readonly OrderRow[],
): Promise<Map<string, number[]>> {
  const left = await readNumbersLeft(
    db,
    orders.flatMap(({ lines }) => lines),
  );
  for (const { status, lines } of orders.flatMap(({ returns }) => returns)) {
    if (status === 'declined' || status === 'withdrawn') continue;
    for (const { orderLineId, numbers } of lines) {
      const gone = new Set(numbers);
      left.set(orderLineId, left.get(orderLineId)?.filter((number) => !gone.has(number)) ?? []);
    }
  }
  return left;
}

/** The same of a locked order. */
export async function readNumbersKeptOf(tx: Tx, orderId: string): Promise<Map<string, number[]>> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      lines: { select: { id: true, variantId: true, numbers: true } },
      returns: {
        select: { status: true, lines: { select: { orderLineId: true, numbers: true } } },
      },
    },
  });
  return readNumbersKept(tx, [order]);
}

/** Why it can't be these numbers. @param ask such as `Say which of them you are sending back` */
export function numbersProblem(
  refusal: NumbersRefused,
  { title, ask, field, code }: { title: string; ask: string; field: string; code: Problem['code'] },
): Problem {
  const numbers = [...refusal.left];
  const known = numbers.length === 0 ? 'Its pieces have no numbers.' : `It can be no. ${numbers.join(', ')}.`;
  const message =
    refusal.code === 'which' ? `${ask}. ${known}` : `No. ${refusal.number} of ${title} can’t come back. ${known}`;
  return { code, message, field, numbers };
}
