/** Topics that are remembered before those are let go that nothing under way is old enough for. */
const mostRemembered = 10_000;

/** Something that is being read, from its first question on. */
export interface Reading {
  /** In changes counted. */
  readonly startedAt: number;
}

/** Tells what was read from what has changed since its reading began. Only what changes while something is read is remembered. */
export class ChangesSince {
  readonly #changedAt = new Map<string, number>();
  readonly #underWay = new Set<Reading>();
  readonly #most: number;
  #allChangedAt = -1;
  #count = 0;

  constructor(most = mostRemembered) {
    this.#most = most;
  }

  /** How many changes there were: whoever comes now must not be given what was read before them. */
  get count(): number {
    return this.#count;
  }

  get remembered(): number {
    return this.#changedAt.size;
  }

  begin(): Reading {
    const reading = { startedAt: this.#count };
    this.#underWay.add(reading);
    return reading;
  }

  end(reading: Reading): void {
    this.#underWay.delete(reading);
    if (this.#underWay.size === 0) this.#changedAt.clear();
  }

  note(topic: string): void {
    this.#count++;
    if (this.#underWay.size === 0) return;
    this.#changedAt.set(topic, this.#count);
    if (this.#changedAt.size > this.#most) this.#letGo();
  }

  /** Anything may have changed. */
  noteAll(): void {
    this.#allChangedAt = ++this.#count;
    this.#changedAt.clear();
  }

  /** Whether what this reading has read of these topics may be old. Since it began: it may learn a topic's name only from what it reads. */
  isOvertaken(reading: Reading, topics: Iterable<string>): boolean {
    for (const topic of topics) if (this.hasChanged(reading, topic)) return true;
    return this.#allChangedAt > reading.startedAt;
  }

  /** Whether what this reading has read of this topic may be old. */
  hasChanged({ startedAt }: Reading, topic: string): boolean {
    return this.#allChangedAt > startedAt || (this.#changedAt.get(topic) ?? -1) > startedAt;
  }

  /** What hangs for so long that all of it is still needed counts as overtaken. */
  #letGo(): void {
    const oldest = Math.min(...[...this.#underWay].map(({ startedAt }) => startedAt));
    for (const [topic, at] of this.#changedAt) if (at <= oldest) this.#changedAt.delete(topic);
    if (this.#changedAt.size > this.#most / 2) this.noteAll();
  }
}
