import type { LiveStore } from '#components/live/live-store.ts';
import { maxTopicsPerWatch } from '#contract/wire/limits.ts';
import type { ProblemCode } from '#contract/wire/problem.ts';
import type { WatchReply } from '#contract/wire/socket.ts';

const passing: readonly string[] = ['too_many', 'unavailable'] satisfies ProblemCode[];

export interface Wanted {
  topic: string;
  version?: number | undefined;
}
type Answered = Extract<WatchReply, { ok: true }>;

export interface WatchRequestsOptions {
  store: LiveStore;
  /** @returns null without a connection. @throws if no answer came */
  ask(wanted: Wanted[]): Promise<WatchReply | null>;
  isWanted(topic: string): boolean;
  onAnswer(reply: Answered, asked: readonly string[], roundTripMs: number): void;
  /** What an earlier try was not answered has been answered now. */
  onRepaired(): void;
}

/** Topics without an answer are asked for again, until it comes or nobody wants it. */
export class WatchRequests {
  readonly #options: WatchRequestsOptions;
  readonly #pending = new Set<string>();
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(options: WatchRequestsOptions) {
    this.#options = options;
  }

  add(topic: string): void {
    this.#pending.add(topic);
  }

  drop(topic: string): void {
    this.#pending.delete(topic);
  }

  /** @returns whether the server answered all that was pending */
  async send(): Promise<boolean> {
    const topics = [...this.#pending];
    this.#pending.clear();
    const groups = [];
    for (let i = 0; i < topics.length; i += maxTopicsPerWatch) groups.push(topics.slice(i, i + maxTopicsPerWatch));
    const answered = await Promise.all(groups.map((group) => this.ask(group)));
    return answered.every(Boolean);
  }

  /** @returns whether the server answered */
  async ask(topics: readonly string[]): Promise<boolean> {
    const { store, ask, onAnswer } = this.#options;
    const { views } = store.getState();
    const sentAt = performance.now();
    try {
      const reply = await ask(topics.map((topic) => ({ topic, version: views[topic]?.version })));
      if (reply?.ok) {
        onAnswer(reply, topics, performance.now() - sentAt);
        return true;
      }
      if (reply?.error.code === 'outdated') {
        store.getState().setDenied(
          topics.map((topic) => ({ topic, code: 'outdated' as const })),
          topics,
        );
        return true;
      }
      if (reply && passing.includes(reply.error.code)) this.#later(topics, reply.error.retryAfterMs);
    } catch {
      // A new connection asks again for everything, and this one if it lives.
      this.#later(topics);
    }
    return false;
  }

  close(): void {
    clearTimeout(this.#again);
  }

  /** Many may have been sent away together: they don't all come again at once. */
  #later(topics: readonly string[], retryAfterMs = 1_000): void {
    const { isWanted, onRepaired } = this.#options;
    for (const topic of topics) if (isWanted(topic)) this.#pending.add(topic);
    clearTimeout(this.#again);
    const again = () => void this.send().then((answered) => answered && onRepaired());
    this.#again = setTimeout(again, retryAfterMs * (1 + Math.random()));
  }
}
