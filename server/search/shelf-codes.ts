/** The values of one facet, numbered in the order in which they were first seen. Compared without case. */
export class Codes {
  readonly #codeOf = new Map<string, number>();
  readonly labels: string[] = [];

  get size(): number {
    return this.labels.length;
  }

  /** The value's number, a new one if it is new. */
  add(value: string): number {
    const key = value.toLowerCase();
    const known = this.#codeOf.get(key);
    if (known !== undefined) return known;
    this.#codeOf.set(key, this.labels.length);
    return this.labels.push(value) - 1;
  }

  /** @returns undefined for a value that nothing has */
  find(value: string): number | undefined {
    return this.#codeOf.get(value.toLowerCase());
  }
}

/** Sets of values, numbered: what has several values of a facet has one set of them. */
export class CodeSets {
  readonly #numberOf = new Map<string, number>();
  readonly members: readonly number[][] = [];

  add(codes: readonly number[]): number {
    const sorted = [...new Set(codes)].sort((one, other) => one - other);
    const key = sorted.join(',');
    const known = this.#numberOf.get(key);
    if (known !== undefined) return known;
    this.#numberOf.set(key, this.members.length);
    return (this.members as number[][]).push(sorted) - 1;
  }
}
