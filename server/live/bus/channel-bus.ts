/**
 * The bus over an engine's channels: one that all processes hear, one for each room, and one of its own by which a
 * process asks the engine whether it has heard everything. Each says at least every `beatMs` that it is there, and
 * counts what it says, so that a silence or a missing number is known for what it is.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { log } from '#server/log.ts';
import type { Bus, Change, Claim, Frame } from './bus.ts';
import { busAway, busGaps } from './bus-metrics.ts';
import type { Channels, Message } from './channels.ts';
import { decodeFrame, decodeNews, encodeFrame, encodeNews } from './messages.ts';

/** All have the hash tag `{all}`: one slot, so that whoever hears one of them has heard what came before it. */
const everybody = 'md:{all}';
const echoOf = (node: string) => `md:{all}:${node}`;
const frames = (room: string) => `md:f:{${room}}`;
const claims = (room: string) => `md:w:{${room}}`;

export interface ChannelBusOptions {
  /** Milliseconds between two signs of life. */
  beatMs?: number;
  /** A process trusts what it hears for this long after it has sent what it has heard of itself. */
  leaseMs?: number;
  /** How long an echo is waited for. */
  echoMs?: number;
  /** Whether this process looks in the table `change` itself. */
  looks?: boolean;
  clock?: () => number;
}

interface Peer {
  sequence: number;
  at: number;
  looks: boolean;
  passes: ReadonlyMap<string, number>;
}

interface Echo {
  number: number;
  done: Promise<boolean>;
  heard: (all: boolean) => void;
}

/** Milliseconds between two echoes: one costs as much processor time as half a page, so that many should share it. */
const gatherMs = 2;
/** Passes that are shorter widen no window. */
const longPassMs = 20;
/** Many times the lease: by then the connection is taken for dead, whatever it says of itself. */
const renewAfterMs = 3_000;

export class ChannelBus implements Bus {
  readonly node = randomUUID();
  readonly #channels: Channels;
  readonly #options: Required<ChannelBusOptions>;
  readonly #changeListeners = new Set<(changes: readonly Change[]) => void>();
  readonly #frameListeners = new Set<(frame: Frame) => void>();
  readonly #gapListeners = new Set<() => void>();
  readonly #peers = new Map<string, Peer>();
  /** When what was said under each number was sent, until it is heard. */
  readonly #saidAt = new Map<number, number>();
  #passes: () => Iterable<[room: string, ms: number]> = () => [];
  #sequence = 0;
  /** When the newest of its own that this process heard was sent. */
  #heardAt = Number.NEGATIVE_INFINITY;
  /** When its trust last ended: only what was sent since can bring it back. */
  #distrustedAt = Number.NEGATIVE_INFINITY;
  /** When the connection last proved itself, or was made anew. */
  #soundAt = 0;
  #wasTrusted = false;
  #beat: NodeJS.Timeout | undefined;
  #echoes = 0;
  #echoedAt = Number.NEGATIVE_INFINITY;
  /** Until then whoever could not tell the others may not know yet that it can again. */
  #doubtedUntil = Number.NEGATIVE_INFINITY;
  #underWay: Echo | null = null;
  #nextEcho: Promise<boolean> | null = null;

  constructor(channels: Channels, options: ChannelBusOptions = {}) {
    this.#channels = channels;
    this.#options = {
      beatMs: 200,
      leaseMs: 800,
      echoMs: 50,
      looks: true,
      clock: () => performance.now(),
      ...options,
    };
    channels.onBreak(() => {
      this.#distrust();
      this.#underWay?.heard(false);
      this.#say();
    });
  }

  start(): void {
    busAway.watch(() => !this.isTrusted);
    this.#soundAt = this.#options.clock();
    this.#channels.listen(everybody, (bytes) => this.#hear(bytes));
    this.#channels.listen(echoOf(this.node), (bytes) => {
      if (this.#underWay && Number(bytes.toString()) === this.#underWay.number) this.#underWay.heard(true);
    });
    this.#channels.start();
    this.#beat = setInterval(() => this.#live(), this.#options.beatMs);
    this.#say();
  }

  async stop(): Promise<void> {
    clearInterval(this.#beat);
    busAway.watch(() => false);
    this.#underWay?.heard(false);
    await this.#channels.stop();
  }

  onChanges(listener: (changes: readonly Change[]) => void): void {
    this.#changeListeners.add(listener);
  }

  onFrame(listener: (frame: Frame) => void): void {
    this.#frameListeners.add(listener);
  }

  onGap(listener: () => void): void {
    this.#gapListeners.add(listener);
  }

  get isTrusted(): boolean {
    return this.#options.clock() - this.#heardAt < this.#options.leaseMs;
  }

  get nodes(): number {
    return 1 + this.#peers.size;
  }

  get lookers(): number {
    let lookers = this.#options.looks ? 1 : 0;
    for (const { looks } of this.#peers.values()) if (looks) lookers++;
    return Math.max(1, lookers);
  }

  passMs(room: string): number {
    let most = 0;
    for (const { passes } of this.#peers.values()) most = Math.max(most, passes.get(room) ?? 0);
    return most;
  }

  tellPasses(passes: () => Iterable<[room: string, ms: number]>): void {
    this.#passes = passes;
  }

  publish(changes: readonly Change[], sent: readonly Frame[] = []): Promise<void> {
    const messages = sent.map((frame) => ({ channel: frames(frame.room), bytes: encodeFrame(frame) }));
    return this.#send([...messages, ...(changes.length > 0 ? [this.#news(changes)] : [])]);
  }

  follow(room: string): void {
    this.#channels.listen(frames(room), (bytes) => {
      const frame = decodeFrame(room, bytes);
      if (frame) for (const listener of this.#frameListeners) listener(frame);
    });
  }

  unfollow(room: string): void {
    this.#channels.unlisten(frames(room));
  }

  async claim(wanted: readonly Claim[]): Promise<ReadonlySet<string>> {
    const all = () => new Set(wanted.map(({ room }) => room));
    if (wanted.length === 0 || this.nodes === 1 || !this.isTrusted) return all();
    try {
      const won = await this.#channels.claim(
        wanted.map(({ room, windowMs }) => ({ name: claims(room), ms: Math.max(1, Math.round(windowMs)) })),
      );
      return new Set(wanted.flatMap(({ room }, index) => (won[index] ? room : [])));
    } catch {
      return all();
    }
  }

  /** Whoever asks while an echo is under way shares the next: the one under way may have been sent too early. */
  barrier(): Promise<boolean> {
    if (!this.isTrusted || this.#options.clock() < this.#doubtedUntil) return Promise.resolve(false);
    if (!this.#underWay && this.#restMs() <= 0) return this.#echo();
    this.#nextEcho ??= this.#echoNext();
    return this.#nextEcho;
  }

  async #echoNext(): Promise<boolean> {
    await this.#underWay?.done;
    const restMs = this.#restMs();
    if (restMs > 0) await wait(restMs);
    this.#nextEcho = null;
    return this.#underWay ? this.barrier() : this.#echo();
  }

  #restMs(): number {
    return this.#echoedAt + gatherMs - this.#options.clock();
  }

  #echo(): Promise<boolean> {
    const number = ++this.#echoes;
    this.#echoedAt = this.#options.clock();
    let heard = (_all: boolean) => {};
    const done = new Promise<boolean>((resolve) => {
      const late = setTimeout(() => heard(false), this.#options.echoMs);
      heard = (all) => {
        clearTimeout(late);
        if (this.#underWay?.number === number) this.#underWay = null;
        if (!all) this.#doubt();
        resolve(all && this.isTrusted);
      };
    });
    this.#underWay = { number, done, heard };
    this.#channels
      .publish([{ channel: echoOf(this.node), bytes: Buffer.from(String(number)) }])
      .catch(() => heard(false));
    return done;
  }

  #news(changes: readonly Change[]): Message {
    const sequence = ++this.#sequence;
    this.#saidAt.set(sequence, this.#options.clock());
    const passes = [...this.#passes()].filter(([, ms]) => ms > longPassMs);
    return {
      channel: everybody,
      bytes: encodeNews({ node: this.node, sequence, changes, passes, looks: this.#options.looks }),
    };
  }

  async #send(messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    try {
      await this.#channels.publish(messages);
    } catch {
      // What is lost has a number, whose absence the others notice once this process is heard again.
      this.#distrust();
    }
  }

  #doubt(): void {
    this.#doubtedUntil = this.#options.clock() + this.#options.leaseMs;
  }

  #distrust(): void {
    this.#distrustedAt = this.#options.clock();
    this.#heardAt = Number.NEGATIVE_INFINITY;
    if (!this.#wasTrusted) return;
    this.#wasTrusted = false;
    log().warn('processes do not hear each other over Redis; changes are looked for in the database');
    this.#gap();
  }

  #say(): void {
    void this.#send([this.#news([])]);
  }

  #live(): void {
    const now = this.#options.clock();
    const { leaseMs } = this.#options;
    for (const [node, { at }] of this.#peers) if (now - at > 2 * leaseMs) this.#peers.delete(node);
    for (const [number, at] of this.#saidAt) if (now - at > leaseMs) this.#saidAt.delete(number);
    if (this.#wasTrusted && !this.isTrusted) this.#distrust();
    if (now - this.#soundAt > renewAfterMs) {
      this.#soundAt = now;
      this.#channels.renew();
    }
    this.#say();
  }

  #hear(bytes: Buffer): void {
    const news = decodeNews(bytes);
    if (!news) return;
    if (news.node === this.node) this.#hearOwn(news.sequence);
    else {
      const last = this.#peers.get(news.node)?.sequence;
      const isNext = last === undefined || news.sequence <= last + 1;
      this.#peers.set(news.node, {
        sequence: Math.max(last ?? 0, news.sequence),
        at: this.#options.clock(),
        looks: news.looks,
        passes: new Map(news.passes),
      });
      if (news.changes.length > 0) for (const listener of this.#changeListeners) listener(news.changes);
      if (!isNext) this.#gap();
    }
  }

  #hearOwn(sequence: number): void {
    const at = this.#saidAt.get(sequence);
    if (at === undefined) return;
    this.#saidAt.delete(sequence);
    this.#soundAt = this.#options.clock();
    if (at < this.#distrustedAt) return;
    this.#heardAt = Math.max(this.#heardAt, at);
    if (this.#wasTrusted || !this.isTrusted) return;
    this.#wasTrusted = true;
    this.#doubt();
    log().info('processes hear each other over Redis');
    // Whatever was said before this process could hear.
    this.#gap();
  }

  #gap(): void {
    busGaps.inc();
    for (const listener of this.#gapListeners) listener();
  }
}
