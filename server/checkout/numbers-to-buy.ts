import type { Problem } from '#contract/errors.ts';
import type { Statements } from '#server/database/statement.ts';
import type { NumberToBuy, WaitingOrder, WaitingPieces } from '#server/order-payment/waiting-order.ts';
import type { LockedVariant } from '#server/stock/lock-variants.ts';
import {
  type NumberStanding,
  type NumbersOfVariant,
  numberRefused,
  readNumbersOf,
  readStandings,
} from '#server/stock/number-standing.ts';

const keyOf = (personId: string, { sku, number }: Pick<NumberToBuy, 'sku' | 'number'>) =>
  `${personId} ${number} ${sku}`;

/** The numbers that some orders name, as they stand for each; what one of them takes is gone for the next. */
export class NumbersToBuy {
  readonly #standings: ReadonlyMap<string, NumberStanding>;
  readonly #variants: ReadonlyMap<string, NumbersOfVariant>;
  /** By SKU. */
  readonly #taken = new Map<string, Set<number>>();

  constructor(standings: ReadonlyMap<string, NumberStanding>, variants: ReadonlyMap<string, NumbersOfVariant>) {
    this.#standings = standings;
    this.#variants = variants;
  }

  /** Why an order can't have what it names; null if it can. */
  refusalOf({ personId, numbers = [] }: WaitingPieces): Problem | null {
    for (const named of numbers) {
      const { sku, number, field } = named;
      const taken = this.#taken.get(sku);
      const standing = taken?.has(number) ? 'held' : (this.#standings.get(keyOf(personId, named)) ?? 'none');
      if (standing === 'free' || standing === 'yours') continue;
      const of = this.#variants.get(sku) ?? { sku, size: null, free: [] };
      const free = of.free.filter((one) => !taken?.has(one));
      return { ...numberRefused({ number, standing }, { ...of, free }), field };
    }
    return null;
  }

  take({ numbers = [] }: WaitingPieces): void {
    for (const { sku, number } of numbers) {
      this.#taken.set(sku, (this.#taken.get(sku) ?? new Set<number>()).add(number));
    }
  }
}

/** The variants must be locked. */
export async function readNumbersToBuy(
  tx: Statements,
  waiting: readonly WaitingOrder[],
  locked: ReadonlyMap<string, LockedVariant>,
): Promise<NumbersToBuy> {
  const named = waiting.flatMap((order) =>
    order.source === 'shop' ? [] : (order.numbers ?? []).map((one) => ({ ...one, personId: order.personId })),
  );
  const wanted = named.flatMap(({ sku, number, personId }) => {
    const variantId = locked.get(sku)?.id;
    return variantId === undefined ? [] : [{ sku, variantId, number, personId, reservationId: null }];
  });
  if (wanted.length === 0) return new NumbersToBuy(new Map(), new Map());
  const standings = await readStandings(tx, wanted);
  const variants = await readNumbersOf(tx, [...new Set(wanted.map(({ variantId }) => variantId))]);
  return new NumbersToBuy(
    new Map(wanted.map((one, at) => [keyOf(one.personId, one), standings[at] ?? 'none'])),
    new Map([...variants.values()].map((of) => [of.sku, of])),
  );
}
