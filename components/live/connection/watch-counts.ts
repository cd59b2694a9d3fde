export class WatchCounts {
  readonly #counts = new Map<string, number>();

  /** @returns whether this is the topic's first */
  add(topic: string): boolean {
    const count = this.#counts.get(topic) ?? 0;
    this.#counts.set(topic, count + 1);
    return count === 0;
  }

  /** @returns whether this was the topic's last */
  remove(topic: string): boolean {
    const count = this.#counts.get(topic);
    if (count === undefined) return false;
    if (count > 1) this.#counts.set(topic, count - 1);
    else this.#counts.delete(topic);
    return count === 1;
  }

  has(topic: string): boolean {
    return this.#counts.has(topic);
  }

  get topics(): string[] {
    return [...this.#counts.keys()];
  }
}
