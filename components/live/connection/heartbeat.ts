/** How often the server is asked, and how long a question may wait, in milliseconds. */
const everyMs = 1_000;
const silentMs = 2_000;
/** A timer that comes so late was asleep with its page: the answer may be there and not read yet. */
const asleepMs = 500;

export interface HeartbeatOptions {
  /** Asks the server something small about a topic. What comes back is told by `heard`. */
  ask(topic: string): void;
  isLive(): boolean;
  /** @param since when the server was last heard, by the device's clock in milliseconds */
  onSilent(since: number): void;
  /** After a silence, over the same connection. */
  onHeard(): void;
}

/** Notices a silent server though the connection looks open, as when a phone has changed networks. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #wanted = new Map<string, number>();
  #next: ReturnType<typeof setTimeout> | undefined;
  #judging: ReturnType<typeof setTimeout> | undefined;
  #heardAt = 0;
  #silent = false;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** @returns stops asking, once nobody else wants it */
  want(topic: string): () => void {
    // What ends together makes pages begin together: they don't ask together.
    if (this.#wanted.size === 0) this.#next = setTimeout(this.#beat, Math.random() * everyMs);
    this.#wanted.set(topic, (this.#wanted.get(topic) ?? 0) + 1);
    return () => {
      const left = (this.#wanted.get(topic) ?? 0) - 1;
      if (left > 0) this.#wanted.set(topic, left);
      else this.#wanted.delete(topic);
      if (this.#wanted.size === 0) this.#stop();
    };
  }

  heard(): void {
    this.#heardAt = Date.now();
    this.#forget();
    if (!this.#silent) return;
    this.#silent = false;
    this.#options.onHeard();
  }

  lost(): void {
    this.#forget();
    this.#silent = false;
  }

  close(): void {
    this.#wanted.clear();
    this.#stop();
  }

  readonly #beat = (): void => {
    this.#next = setTimeout(this.#beat, everyMs);
    const [topic] = this.#wanted.keys();
    if (topic === undefined || this.#judging !== undefined || this.#silent || !this.#options.isLive()) return;
    this.#judging = setTimeout(this.#judge, silentMs, Date.now());
    this.#options.ask(topic);
  };

  readonly #judge = (askedAt: number): void => {
    this.#judging = undefined;
    if (Date.now() - askedAt > silentMs + asleepMs) return;
    this.#silent = true;
    this.#options.onSilent(this.#heardAt || askedAt);
  };

  /** A silence lasts until a word comes: whoever stops asking is still to be told of that. */
  #stop(): void {
    clearTimeout(this.#next);
    this.#forget();
  }

  #forget(): void {
    clearTimeout(this.#judging);
    this.#judging = undefined;
  }
}
