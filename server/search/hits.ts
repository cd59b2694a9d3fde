/** What answers the words that were typed: tens of thousands of numbers of pieces and lots, as columns. */
export class Hits {
  readonly numbers: Int32Array;
  /** How badly each answers: the least comes first. */
  readonly ranks: Float64Array;

  /** @param ranks of some of the numbers @param rest the rank of the others */
  constructor(numbers: Iterable<number>, ranks: ReadonlyMap<number, number>, rest = 0) {
    this.numbers = numbers instanceof Int32Array ? numbers : Int32Array.from(numbers);
    this.ranks = new Float64Array(this.numbers.length);
    for (let at = 0; at < this.numbers.length; at++) this.ranks[at] = ranks.get(this.numbers[at] ?? 0) ?? rest;
  }

  get size(): number {
    return this.numbers.length;
  }
}
