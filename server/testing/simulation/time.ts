/**
 * Time as the simulation makes it: one line of events, each somebody's, in an order that a seed decides. Everything that asks
 * for a timer, the time or a random number while it runs is given these.
 */
export type Random = () => number;

/** A small generator that is the same everywhere (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A process or a page: nothing happens to it any more once it has died, and nothing while it is held still. */
export interface Owner {
  alive: boolean;
  heldUntil: number;
}
export const anOwner = (): Owner => ({ alive: true, heldUntil: 0 });

interface Event {
  at: number;
  number: number;
  owner: Owner;
  run: () => void;
}

/** What `setTimeout` gives. */
class Timer {
  event: Event | null = null;
  unref = () => this;
  ref = () => this;
}

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  setImmediate: globalThis.setImmediate,
  clearImmediate: globalThis.clearImmediate,
};
const realDateNow = Date.now;
const realRandom = Math.random;
const startsAt = Date.UTC(2026, 0, 1);

export class Time {
  now = 0;
  readonly random: Random;
  readonly nobody = anOwner();
  /** A heap: the next event first. */
  readonly #events: Event[] = [];
  #numbers = 0;
  #owner: Owner = this.nobody;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  /** Somebody's event, `ms` from now. */
  after(ms: number, owner: Owner, run: () => void): Event {
    const event = { at: this.now + Math.max(0, ms), number: this.#numbers++, owner, run };
    this.#push(event);
    return event;
  }

  /** Runs `work` as if it were one of the owner's events: the timers that it asks for are the owner's. */
  as<T>(owner: Owner, work: () => T): T {
    const before = this.#owner;
    this.#owner = owner;
    try {
      return work();
    } finally {
      this.#owner = before;
    }
  }

  /** Lets `ms` go by: each event, and all that follows from it, before the next one. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (let event = this.#events[0]; event && event.at <= until; event = this.#events[0]) {
      this.#pop();
      this.now = Math.max(this.now, event.at);
      const { owner } = event;
      if (!owner.alive) continue;
      if (owner.heldUntil > this.now) {
        this.#push({ ...event, at: owner.heldUntil, number: this.#numbers++, run: event.run });
        continue;
      }
      this.#owner = owner;
      event.run();
      await settled();
    }
    this.#owner = this.nobody;
    this.now = until;
  }

  /** From here on timers, clocks and chance are the simulation's. @returns gives the real ones back */
  install(): () => void {
    const wait = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      this.#timer(new Timer(), ms, () => run(...args));
    const stop = (timer: Timer | undefined) => {
      if (timer?.event) timer.event.run = () => {};
    };
    const every = (run: () => void, ms: number) => {
      const timer = new Timer();
      const again = () => {
        this.#timer(timer, ms, again);
        run();
      };
      return this.#timer(timer, ms, again);
    };
    Object.assign(globalThis, {
      setTimeout: wait,
      clearTimeout: stop,
      setInterval: every,
      clearInterval: stop,
      setImmediate: (run: () => void) => wait(run, 0),
      clearImmediate: stop,
    });
    performance.now = () => this.now;
    Date.now = () => startsAt + this.now;
    Math.random = randomOf(Math.floor(this.random() * 2 ** 32));
    return () => {
      Object.assign(globalThis, real);
      Reflect.deleteProperty(performance, 'now');
      Date.now = realDateNow;
      Math.random = realRandom;
    };
  }

  #timer(timer: Timer, ms: number, run: () => void): Timer {
    timer.event = this.after(ms, this.#owner, run);
    return timer;
  }

  #push(event: Event): void {
    const heap = this.#events;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(event, heap[above] as Event)) break;
      heap[at] = heap[above] as Event;
      at = above;
    }
    heap[at] = event;
  }

  #pop(): void {
    const heap = this.#events;
    const last = heap.pop() as Event;
    if (heap.length === 0) return;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Event, heap[below] as Event)) below++;
      if (!isBefore(heap[below] as Event, last)) break;
      heap[at] = heap[below] as Event;
      at = below;
    }
    heap[at] = last;
  }
}

const isBefore = (one: Event, other: Event) => one.at < other.at || (one.at === other.at && one.number < other.number);

/** Once all that was promised has been kept. */
const settled = () => new Promise<void>((resolve) => real.setImmediate(resolve));
