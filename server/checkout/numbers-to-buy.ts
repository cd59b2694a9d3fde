import type { Problem } from '#contract/wire/problem.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { NumberToBuy } from '#server/order/payment/waiting-order.ts';
import {
  choosable,
  type NumberStanding,
  type NumbersOfVariant,
  numberRefused,
  readNumbersOf,
  readStandings,
} from '#server/stock/number-standing.ts';

/** What an order of another channel names, and for whom. */
interface Naming {
  personId: string;
  numbers?: readonly NumberToBuy[];
}

/** What its lines name, and where each stands in the request. */
export const numbersNamed = (
  lines: readonly { sku: string; numbers?: readonly number[] | undefined }[],
): NumberToBuy[] =>
  lines.flatMap(({ sku, numbers = [] }, at) =>
    numbers.map((number) => ({ sku, number, field: `lines.${at}.numbers` })),
  );

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
  refusalOf({ personId, numbers = [] }: Naming): Problem | null {
    for (const named of numbers) {
      const { sku, number, field } = named;
      const taken = this.#taken.get(sku);
      const standing = taken?.has(number) ? 'held' : (this.#standings.get(keyOf(personId, named)) ?? 'none');
      if (standing === 'free' || standing === 'yours') continue;
      const of = this.#variants.get(sku);
      const free = (of ? choosable(of) : []).filter((one) => !taken?.has(one));
      return { ...numberRefused({ number, standing }, { sku, size: of?.size ?? null, free }), field };
    }
    return null;
  }

  take({ numbers = [] }: Naming): void {
    for (const { sku, number } of numbers) {
      this.#taken.set(sku, (this.#taken.get(sku) ?? new Set<number>()).add(number));
    }
  }
}

/** Under the variants' locks it stays so. @param variants by SKU */
export async function readNumbersToBuy(
  tx: Pick<Statements, '$queryRaw'>,
  naming: readonly Naming[],
  variants: ReadonlyMap<string, { id: string }>,
): Promise<NumbersToBuy> {
  const named = naming.flatMap(({ personId, numbers = [] }) => numbers.map((one) => ({ ...one, personId })));
  const wanted = named.flatMap(({ sku, number, personId }) => {
    const variantId = variants.get(sku)?.id;
    return variantId === undefined ? [] : [{ sku, variantId, number, personId, reservationId: null }];
  });
  if (wanted.length === 0) return new NumbersToBuy(new Map(), new Map());
  const standings = await readStandings(tx, wanted);
  const editions = await readNumbersOf(tx, [...new Set(wanted.map(({ variantId }) => variantId))]);
  return new NumbersToBuy(
    new Map(wanted.map((one, at) => [keyOf(one.personId, one), standings[at] ?? 'none'])),
    new Map([...editions.values()].map((of) => [of.sku, of])),
  );
}
