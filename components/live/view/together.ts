/** A person's standing and the lot it is about are shown in one render: neither tells what the other doesn't know yet. */
import type { OwnPosition } from '#contract/auction/position.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { applyView, type Views } from './apply-view.ts';

/** What comes alone is shown after so long. */
const aloneMs = 1_000;

interface TogetherOptions {
  views(): Views;
  isWatched(topic: string): boolean;
  show(views: readonly View[]): void;
}

/** Holds back what is ahead of the other, until the other comes or for a second. */
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
    const apart = this.#apart(arrived.reduce(applyView, this.#options.views()));
    const left = arrived.filter(({ topic }) => !apart.has(topic));
    return left.length < arrived.length ? this.#agreeing(left) : left;
  }

  #apart(views: Views): Set<string> {
    const own = views[topicOf.myPositions] as View<'my-positions'> | undefined;
    const apart = new Set<string>();
    for (const position of own?.data.positions ?? []) {
      const topic = topicOf.auction(position.auctionId);
      const lot = views[topic] as View<'auction'> | undefined;
      if (!lot || !this.#options.isWatched(topic)) continue;
      const isBehind = position.lotVersion < lot.version && isOtherStanding(position, lot);
      if (isBehind || position.lotVersion > lot.version) apart.add(topicOf.myPositions);
      if (isBehind) apart.add(topic);
    }
    return apart;
  }
}

/** The lot's view tells of a change that this standing is still to tell. Nobody leads while bids are sealed. */
const isOtherStanding = ({ state, leading, paddle }: OwnPosition, { data }: View<'auction'>): boolean =>
  state !== data.state || (data.leader !== null && leading !== (data.leader === paddle));
