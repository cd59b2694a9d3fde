/**
 * One storm over a shop of several processes: so many things befall it, one after another, as a seed decides; then it rests, and
 * every page must show what the database says.
 */
import type { ViewCache } from '#server/engine/live/views/view-cache.ts';
import { calm, Exchange } from './channels.ts';
import type { LiveDoor } from './line.ts';
import { Page, type Person } from './page.ts';
import { ShopProcess, type World } from './shop.ts';
import { Time } from './time.ts';
import { Truth } from './truth.ts';

export interface StormOptions {
  seed: number;
  operations: number;
  /** Another cache than the shop's own: to see that what is wrong with it is found. */
  makeCache?: () => ViewCache;
}

const processCount = 3;
const mostPages = 9;
const people = 3;
const cards = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
/** By then every page must have come to rest. */
const restMs = 40_000;

type Operation = (storm: Storm) => void;

/** What befalls, and how often it does beside the others. */
const operations: [weight: number, operation: Operation][] = [
  [30, (storm) => storm.change()],
  [12, (storm) => storm.bid()],
  [8, (storm) => storm.come()],
  [5, (storm) => storm.leave()],
  [10, (storm) => storm.watch()],
  [5, (storm) => storm.unwatch()],
  [4, (storm) => storm.signInOrOut()],
  [5, (storm) => storm.cut()],
  [2, (storm) => storm.crash()],
  [2, (storm) => storm.hold()],
  [6, (storm) => storm.changeFate()],
  [5, (storm) => storm.changeDatabase()],
  [2, (storm) => storm.rest()],
];
const allWeights = operations.reduce((sum, [weight]) => sum + weight, 0);

class Storm {
  readonly violations: string[] = [];
  readonly #time: Time;
  readonly #world: World;
  readonly #truth: Truth;
  readonly #exchange: Exchange;
  readonly #acknowledged = new Set<string>();
  #shops: ShopProcess[] = [];
  #pages: Page[] = [];
  #names = 0;
  #pauseMs = 0;

  constructor({ seed, makeCache }: StormOptions) {
    this.#time = new Time(seed);
    this.#truth = new Truth(this.#time);
    this.#exchange = new Exchange(this.#time);
    this.#exchange.onSaid = ({ channel, bytes }) => {
      if (/me:person|order:\d/.test(`${channel} ${bytes.toString('latin1')}`))
        this.#violated('I7: Redis is told of somebody’s own');
    };
    this.#world = {
      time: this.#time,
      truth: this.#truth,
      exchange: this.#exchange,
      makeCache,
      violated: (what) => this.#violated(what),
      callOthers: (from) => {
        for (const shop of this.#shops)
          if (shop !== from && this.#chance(0.7)) this.#time.after(2, shop.owner, () => shop.wake());
      },
    };
  }

  async run(count: number): Promise<void> {
    const giveBack = this.#time.install();
    try {
      for (let i = 0; i < processCount; i++) this.#shops.push(new ShopProcess(this.#world, this.#name('process')));
      await this.#time.pass(1_000);
      for (let done = 0; done < count && this.violations.length === 0; done++) {
        this.#befall();
        // Mostly together, now and then apart.
        await this.#time.pass(this.#pauseMs || this.#time.random() ** 4 * 80);
        this.#pauseMs = 0;
      }
      await this.#comeToRest();
    } finally {
      for (const { owner } of this.#shops) owner.alive = false;
      for (const page of this.#pages) page.close();
      giveBack();
    }
  }

  change(): void {
    const topic = this.#chance(0.3) ? this.#ownRoom() : `card:${this.#one(cards)}`;
    const shop = this.#one([...this.#shops, null]);
    const topics = this.#chance(0.2) ? [topic, 'shop'] : [topic];
    void this.#truth.commit(shop?.owner ?? this.#time.nobody, topics).then(
      () => shop?.wake(),
      () => {},
    );
  }

  bid(): void {
    const page = this.#one(this.#pages);
    const key = this.#name('0000000-key-of-a-bid');
    page?.bid(this.#one(cards), key, () => this.#acknowledged.add(key));
  }

  come(): void {
    if (this.#pages.length >= mostPages) return;
    const page = new Page(this.#time, {
      findShop: () => this.#findShop(),
      person: this.#chance(0.5) ? this.#signedIn() : null,
      violated: (what) => this.#violated(what),
    });
    this.#pages.push(page);
    for (let topics = 1 + Math.floor(this.#time.random() * 4); topics > 0; topics--) this.#watchSomething(page);
  }

  leave(): void {
    const page = this.#one(this.#pages);
    if (!page) return;
    this.#pages = this.#pages.filter((one) => one !== page);
    page.close();
  }

  watch(): void {
    const page = this.#one(this.#pages);
    if (page) this.#watchSomething(page);
  }

  unwatch(): void {
    const page = this.#one(this.#pages);
    const topic = page && this.#one(page.topics);
    if (topic) page.unwatch(topic);
  }

  signInOrOut(): void {
    const page = this.#one(this.#pages);
    if (!page) return;
    const { person } = page;
    if (person) {
      // It ends for all pages that have it, wherever they are.
      const { sessionId } = person;
      void this.#truth
        .commit(this.#time.nobody, [`ended-session:${sessionId}`], () => this.#truth.sessions.delete(sessionId))
        .catch(() => {});
    }
    page.become(person && this.#chance(0.5) ? null : this.#signedIn());
  }

  cut(): void {
    this.#one(this.#pages)?.socket.cut();
  }

  crash(): void {
    const shop = this.#one(this.#shops);
    if (!shop) return;
    shop.crash();
    this.#shops = this.#shops.filter((one) => one !== shop);
    this.#time.after(this.#time.random() ** 2 * 4_000, this.#time.nobody, () => {
      this.#shops.push(new ShopProcess(this.#world, this.#name('process')));
    });
  }

  hold(): void {
    this.#one(this.#shops)?.hold(this.#time.random() ** 3 * 14_000);
  }

  changeFate(): void {
    const { random } = this.#time;
    this.#exchange.fate = this.#chance(0.3)
      ? calm
      : { lost: random() ** 2, twice: random() / 3, slowMs: random() ** 3 * 1_500, isAway: this.#chance(0.15) };
  }

  changeDatabase(): void {
    const { random } = this.#time;
    this.#truth.trouble = this.#chance(0.4)
      ? { slowMs: 2, isAway: false }
      : { slowMs: random() ** 3 * 3_000, isAway: this.#chance(0.1) };
  }

  rest(): void {
    this.#pauseMs = this.#time.random() * 6_000;
  }

  #befall(): void {
    let at = this.#time.random() * allWeights;
    for (const [weight, operation] of operations) {
      at -= weight;
      if (at >= 0) continue;
      operation(this);
      return;
    }
  }

  async #comeToRest(): Promise<void> {
    this.#exchange.fate = calm;
    this.#truth.trouble = { slowMs: 2, isAway: false };
    await this.#untilTrue();
    // Whoever comes now, at whichever process, sees the same.
    for (const { door } of this.#shops) {
      const page = new Page(this.#time, {
        findShop: () => door,
        person: null,
        violated: (what) => this.#violated(what),
      });
      for (const id of cards) page.watch(`card:${id}`);
      page.watch('shop');
      this.#pages.push(page);
    }
    await this.#untilTrue();
    this.#checkWhatStays();
  }

  async #untilTrue(): Promise<void> {
    let differs: string | null = null;
    for (const until = this.#time.now + restMs; this.#time.now < until && this.violations.length === 0; ) {
      await this.#time.pass(500);
      differs = this.#difference();
      if (differs === null && this.#shops.length === processCount) break;
    }
    if (differs !== null) this.#violated(`I3: at rest ${differs}`);
  }

  #checkWhatStays(): void {
    for (const key of this.#acknowledged)
      if (!this.#truth.done.has(key)) this.#violated(`I2: ${key} was acknowledged and is gone`);
  }

  #difference(): string | null {
    for (const page of this.#pages) {
      // Their session ended elsewhere: they are nobody.
      if (page.person && !this.#truth.sessions.has(page.person.sessionId)) continue;
      const found = page.differsFrom(
        // A counted version may have been counted up for nothing.
        (room) => (room === 'shop' ? 0 : this.#truth.version(room)),
        (room) => this.#truth.contents.get(room) ?? 0,
      );
      if (found !== null) return found;
    }
    for (const { door } of this.#shops)
      for (const { data } of door.sockets.values()) {
        const { actor } = data.watcher;
        if (actor.kind === 'person' && !this.#truth.sessions.has(actor.sessionId))
          return 'a session that has ended still has a socket (I7)';
      }
    return null;
  }

  #watchSomething(page: Page): void {
    const own = page.person ? `order:${page.person.personId.replace('person-', '')}-1` : 'me';
    // Also what is somebody else's.
    const orders = [own, `order:${Math.floor(this.#time.random() * people)}-1`];
    page.watch(this.#one(['shop', 'me', ...orders, ...cards.map((id) => `card:${id}`)]));
  }

  #signedIn(): Person {
    const person = { personId: `person-${Math.floor(this.#time.random() * people)}`, sessionId: this.#name('session') };
    this.#truth.sessions.set(person.sessionId, person.personId);
    return person;
  }

  #ownRoom(): string {
    const person = Math.floor(this.#time.random() * people);
    return this.#chance(0.5) ? `me:person-${person}` : `order:${person}-1`;
  }

  #findShop(): LiveDoor | null {
    return this.#one(this.#shops.filter(({ isReady, owner }) => isReady && owner.alive))?.door ?? null;
  }

  #violated(what: string): void {
    this.violations.push(`${what} (at ${Math.round(this.#time.now)} ms)`);
  }

  #chance(part: number): boolean {
    return this.#time.random() < part;
  }

  #one<T>(some: readonly [T, ...T[]]): T;
  #one<T>(some: readonly T[]): T | undefined;
  #one<T>(some: readonly T[]): T | undefined {
    return some[Math.floor(this.#time.random() * some.length)];
  }

  #name(kind: string): string {
    return `${kind}-${++this.#names}`;
  }
}

/** @returns what was violated: nothing, one hopes */
export async function storm(options: StormOptions): Promise<string[]> {
  const one = new Storm(options);
  await one.run(options.operations);
  return one.violations;
}
