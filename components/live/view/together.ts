import type { View } from '#contract/wire/views.ts';
import type { LiveTopics } from '../live-topics.ts';
import { applyView, type Views } from './apply-view.ts';

/** What comes alone is shown after so long. */
const aloneMs = 1_000;

interface TogetherOptions extends Pick<LiveTopics, 'apart'> {
  views(): Views;
  isWatched(topic: string): boolean;
  show(views: readonly View[]): void;
}

/** Holds back a view that is ahead of another, until the other comes or for a second: both are shown in one render. */
export class Together {
  readonly #options: TogetherOptions;
  #held: readonly View[] = [];
  #alone: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TogetherOptions) {
    this.#options = options;
  }

  take(come: readonly View[]): void {
    const arrived = [...this.#held, ...come];
    const shown = this.#agreeing(arrived);
    this.#held = arrived.filter((view) => !shown.includes(view));
    this.#options.show(shown);
    if (this.#held.length === 0) this.forget();
    else
      this.#alone ??= setTimeout(() => {
        const held = this.#held;
        this.forget();
        this.#options.show(held);
      }, aloneMs);
  }

  /** What is held is of another person, or of another history. */
  forget(): void {
    clearTimeout(this.#alone);
    this.#alone = undefined;
    this.#held = [];
  }

  /** What can be shown, beside what is shown already. */
  #agreeing(arrived: readonly View[]): readonly View[] {
    const { views, apart: apartOf, isWatched } = this.#options;
    const apart = apartOf(arrived.reduce(applyView, views()), isWatched);
    const left = arrived.filter(({ topic }) => !apart.has(topic));
    return left.length < arrived.length ? this.#agreeing(left) : left;
  }
}
