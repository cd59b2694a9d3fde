/** What answers the words that were typed: tens of thousands of numbers of pieces and lots, as columns. */
export class Hits {
  readonly numbers: Int32Array;
  /** How badly each answers: the least comes first. */
  readonly ranks: Float64Array;

  /** @param ranks of some of the numbers @param rest the rank of the others */
  constructor(numbers: Iterable<number>, ranks: ReadonlyMap<number, number>, rest = 0) {
    this.numbers = Int32Array.from(numbers);
    this.ranks = Float64Array.from(this.numbers, (number) => ranks.get(number) ?? rest);
  }

  get size(): number {
    return this.numbers.length;
  }
}
