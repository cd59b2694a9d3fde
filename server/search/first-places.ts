/** Where a row stands in a list: by its key, and among equals by `tie`, which no two share. */
export interface Place {
  key: number;
  tie: number;
}

/** Keeps the first few of many rows, in one pass and without sorting the rest: a heap with the last of them on top. */
export class FirstPlaces {
  readonly #most: number;
  readonly #keys: Float64Array;
  readonly #ties: Float64Array;
  readonly #slots: Int32Array;
  #count = 0;

  constructor(most: number) {
    this.#most = most;
    this.#keys = new Float64Array(most);
    this.#ties = new Float64Array(most);
    this.#slots = new Int32Array(most);
  }

  offer(slot: number, key: number, tie: number): void {
    if (this.#count < this.#most) {
      this.#put(this.#count, slot, key, tie);
      this.#rise(this.#count++);
    } else if (this.#most > 0 && this.#isAfter(0, key, tie)) {
      this.#put(0, slot, key, tie);
      this.#sink(0);
    }
  }

  /** Those kept, in their order. */
  inOrder(): { slot: number; place: Place }[] {
    return Array.from({ length: this.#count }, (_, at) => ({
      slot: this.#slots[at] as number,
      place: { key: this.#keys[at] as number, tie: this.#ties[at] as number },
    })).sort((one, other) => one.place.key - other.place.key || one.place.tie - other.place.tie);
  }

  #put(at: number, slot: number, key: number, tie: number): void {
    this.#slots[at] = slot;
    this.#keys[at] = key;
    this.#ties[at] = tie;
  }

  /** Whether what stands at `at` comes after a place. */
  #isAfter(at: number, key: number, tie: number): boolean {
    const own = this.#keys[at] as number;
    return own > key || (own === key && (this.#ties[at] as number) > tie);
  }

  #swap(one: number, other: number): void {
    const [slot, key, tie] = [this.#slots[one] as number, this.#keys[one] as number, this.#ties[one] as number];
    this.#put(one, this.#slots[other] as number, this.#keys[other] as number, this.#ties[other] as number);
    this.#put(other, slot, key, tie);
  }

  #rise(at: number): void {
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isAfter(at, this.#keys[parent] as number, this.#ties[parent] as number)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(at: number): void {
    for (;;) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#count && this.#isAfter(child, this.#keys[last] as number, this.#ties[last] as number))
          last = child;
      }
      if (last === at) return;
      this.#swap(at, last);
      at = last;
    }
  }
}
