export interface FacetValue {
  value: string;
  /** How many there would be if this were chosen too. */
  count: number;
}

export interface FacetOf {
  /** What each row has: a value's number, or a set's. */
  column: { readonly [slot: number]: number };
  values: readonly string[];
  /** The values that a number in the column stands for; undefined where it is the value's own. */
  sets: readonly (readonly number[])[] | undefined;
  /** The numbers of the values that are chosen; undefined for one that nothing has. */
  chosen: readonly (number | undefined)[];
}

/** One facet while rows are counted. Any of its chosen values will do. */
export class FacetCount {
  readonly bit: number;
  readonly column: FacetOf['column'];
  /** By number in the column, whether such a row has a chosen value. Null: nothing is chosen. */
  readonly chosen: Uint8Array | null;
  /** By number in the column: rows that miss no other facet's choice, and rows in all. */
  readonly counts: Int32Array;
  readonly all: Int32Array;
  readonly #of: FacetOf;

  constructor(bit: number, of: FacetOf) {
    const numbers = of.sets?.length ?? of.values.length;
    this.bit = bit;
    this.column = of.column;
    this.counts = new Int32Array(numbers);
    this.all = new Int32Array(numbers);
    this.#of = of;
    if (of.chosen.length === 0) {
      this.chosen = null;
      return;
    }
    this.chosen = new Uint8Array(numbers);
    const wanted = new Set(of.chosen);
    for (let number = 0; number < numbers; number++) {
      const values = of.sets?.[number] ?? [number];
      this.chosen[number] = Number(values.some((value) => wanted.has(value)));
    }
  }

  /** The values that rows have, or that are chosen; the most frequent first. */
  values(): FacetValue[] {
    const { values, sets, chosen } = this.#of;
    const counts = new Int32Array(values.length);
    const all = new Int32Array(values.length);
    for (let number = 0; number < this.counts.length; number++) {
      if (this.all[number] === 0) continue;
      for (const value of sets?.[number] ?? [number]) {
        counts[value] = (counts[value] as number) + (this.counts[number] as number);
        all[value] = (all[value] as number) + (this.all[number] as number);
      }
    }
    const wanted = new Set(chosen);
    return values
      .map((value, number) => ({ value, number, count: counts[number] as number, all: all[number] as number }))
      .filter(({ value, number, all }) => value !== '' && (all > 0 || wanted.has(number)))
      .sort((one, other) => other.all - one.all || (one.value < other.value ? -1 : 1))
      .map(({ value, count }) => ({ value, count }));
  }
}
