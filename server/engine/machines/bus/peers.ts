/** The other processes on the bus, by what each of them has said. */
import type { News } from './messages.ts';

interface Peer {
  sequence: number;
  /** When it was last heard. */
  at: number;
  /** It said its last not before this: when this process sent the newest of its own that it heard before that. */
  saidAfter: number;
}

/** One that has not been heard for so many leases is not counted. */
const countedLeases = 2;

export class Peers {
  readonly #leaseMs: number;
  readonly #goneMs: number;
  readonly #peers = new Map<string, Peer>();

  /** @param goneMs how long one that fell silent without taking its leave may still be writing */
  constructor({ leaseMs, goneMs }: { leaseMs: number; goneMs: number }) {
    this.#leaseMs = leaseMs;
    this.#goneMs = goneMs;
  }

  /** @returns whether nothing is missing that it said before */
  heard(news: News, { now, saidAfter }: { now: number; saidAfter: number }): boolean {
    const { node, sequence } = news;
    const last = this.#peers.get(node)?.sequence ?? 0;
    if (news.leaves) this.#peers.delete(node);
    else this.#peers.set(node, { sequence: Math.max(last, sequence), at: now, saidAfter });
    return sequence <= last + 1;
  }

  forgetGone(now: number): void {
    for (const [node, { at }] of this.#peers) if (now - at > this.#goneMs) this.#peers.delete(node);
  }

  count(now: number): number {
    return [...this.#peers.values()].filter(({ at }) => now - at <= countedLeases * this.#leaseMs).length;
  }

  /**
   * Whether each has said something within its lease: one that can't says so by its silence, and
   * answers nobody before the others must have noticed.
   */
  areHeard(now: number): boolean {
    for (const { saidAfter } of this.#peers.values()) if (now - saidAfter > this.#leaseMs) return false;
    return true;
  }
}
