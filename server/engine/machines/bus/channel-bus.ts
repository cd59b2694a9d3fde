/**
 * The bus over an engine's channels: one that all processes hear, one for each room, and one of its own by which a
 * process asks the engine whether it has heard everything. Each says at least every `beatMs` that it is there, and
 * counts what it says, so that a silence or a missing number is known for what it is.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { log } from '#server/engine/process/log.ts';
import type { Bus, Change, Claim, Frame } from './bus.ts';
import { busAway, busGaps, busUnsigned } from './bus-metrics.ts';
import type { Channels, Message } from './channels.ts';
import { Echoes } from './echoes.ts';
import { decodeFrame, decodeNews, encodeFrame, encodeNews, type Secrecy } from './messages.ts';
import { Peers } from './peers.ts';
import { sign, verified } from './signed.ts';

/** All have the hash tag `{all}`: one slot, so that whoever hears one of them has heard what came before it. */
const everybody = 'md:{all}';
const echoOf = (node: string) => `md:{all}:${node}`;
const frames = (room: string) => `md:f:{${room}}`;
const claims = (room: string) => `md:w:{${room}}`;

export interface ChannelBusOptions extends Partial<Secrecy> {
  /** Milliseconds between two signs of life. */
  beatMs?: number;
  /** A process trusts what it hears for this long after it has sent what it has heard of itself. */
  leaseMs?: number;
  /** How long an echo is waited for. */
  echoMs?: number;
  /** How long another process that fell silent without taking its leave may still be writing. */
  goneMs?: number;
  clock?: () => number;
}

/** Many times the lease: by then the connection is taken for dead, whatever it says of itself. */
const renewAfterMs = 3_000;
/** Between two tries to tell the others. */
const againMs = 20;
/** Beyond the lease: then the others have noticed that this process can't tell them. */
const noticedMs = 200;

export class ChannelBus implements Bus {
  readonly node = randomUUID();
  readonly #channels: Channels;
  readonly #options: Required<ChannelBusOptions>;
  readonly #changeListeners = new Set<(changes: readonly Change[]) => void>();
  readonly #frameListeners = new Set<(frame: Frame) => void>();
  readonly #gapListeners = new Set<() => void>();
  readonly #peers: Peers;
  readonly #echoes: Echoes;
  /** When what was said under each number was sent, until it is heard. */
  readonly #saidAt = new Map<number, number>();
  #sequence = 0;
  /** When the newest of its own that came back was sent, trusted or not: what is heard next was said after that. */
  #cameBackSince = Number.NEGATIVE_INFINITY;
  /** When the newest of its own that this process trusts was sent. */
  #heardAt = Number.NEGATIVE_INFINITY;
  /** When its trust last ended: only what was sent since can bring it back. */
  #distrustedAt = Number.NEGATIVE_INFINITY;
  /** When the connection last proved itself, or was made anew. */
  #soundAt = 0;
  #wasTrusted = false;
  /** When the others could not be told for the first time since it was trusted. */
  #muteSince = Number.NEGATIVE_INFINITY;
  #beat: NodeJS.Timeout | undefined;
  /** Until then whoever could not tell the others may not know yet that it can again. */
  #doubtedUntil = Number.NEGATIVE_INFINITY;

  constructor(channels: Channels, options: ChannelBusOptions & Pick<Secrecy, 'key'>) {
    this.#channels = channels;
    this.#options = {
      beatMs: 200,
      leaseMs: 800,
      echoMs: 50,
      goneMs: 600_000,
      clock: () => performance.now(),
      namesNobody: () => false,
      ...options,
    };
    const { echoMs, clock } = this.#options;
    this.#peers = new Peers(this.#options);
    this.#echoes = new Echoes({
      echoMs,
      clock,
      send: (number) => channels.publish([this.#signed(echoOf(this.node), Buffer.from(String(number)))]),
      isTrusted: () => this.isTrusted && clock() >= this.#doubtedUntil && this.#peers.areHeard(clock()),
      missed: () => this.#doubt(),
    });
    channels.onBreak(() => {
      this.#distrust();
      this.#echoes.giveUp();
      this.#say();
    });
  }

  start(): void {
    busAway.watch(() => !this.isTrusted);
    this.#soundAt = this.#options.clock();
    this.#listen(everybody, (bytes) => this.#hear(bytes));
    this.#listen(echoOf(this.node), (bytes) => this.#echoes.heard(Number(bytes.toString())));
    this.#channels.start();
    this.#beat = setInterval(() => this.#live(), this.#options.beatMs);
    this.#say();
  }

  async stop(): Promise<void> {
    clearInterval(this.#beat);
    busAway.watch(() => false);
    this.#echoes.giveUp();
    await this.#send([this.#news([], { leaves: true })]);
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

  get processes(): number {
    return 1 + this.#peers.count(this.#options.clock());
  }

  async publish(changes: readonly Change[], sent: readonly Frame[] = []): Promise<void> {
    const messages = sent.map((frame) => this.#signed(frames(frame.room), encodeFrame(frame)));
    if (changes.length === 0) await this.#send(messages);
    else if (!(await this.#send([...messages, this.#news(changes)]))) await this.#tellSoon(changes);
  }

  async publishUnknown(): Promise<void> {
    // The others miss a number, and look.
    this.#sequence++;
    if (!(await this.#send([this.#news([])]))) await this.#tellSoon([]);
  }

  follow(room: string): void {
    this.#listen(frames(room), (bytes) => {
      const frame = decodeFrame(room, bytes);
      if (frame) for (const listener of this.#frameListeners) listener(frame);
    });
  }

  unfollow(room: string): void {
    this.#channels.unlisten(frames(room));
  }

  async claim(wanted: readonly Claim[]): Promise<ReadonlySet<string>> {
    const all = () => new Set(wanted.map(({ room }) => room));
    if (wanted.length === 0 || this.processes === 1 || !this.isTrusted) return all();
    try {
      const won = await this.#channels.claim(
        wanted.map(({ room, windowMs }) => ({ name: claims(room), ms: Math.max(1, Math.round(windowMs)) })),
      );
      return new Set(wanted.flatMap(({ room }, index) => (won[index] ? room : [])));
    } catch {
      return all();
    }
  }

  barrier(): Promise<boolean> {
    return this.#echoes.ask();
  }

  /**
   * After a pause its connection may be gone, which is made anew in a moment. Until the others have noticed that they don't
   * hear this process, nobody may be answered who has not been told of by it.
   */
  async #tellSoon(changes: readonly Change[]): Promise<void> {
    const { clock, leaseMs } = this.#options;
    while (clock() - this.#muteSince < leaseMs + noticedMs) {
      await wait(againMs);
      if (await this.#send([this.#news(changes)])) return;
    }
  }

  #news(changes: readonly Change[], { leaves = false } = {}): Message {
    const sequence = ++this.#sequence;
    this.#saidAt.set(sequence, this.#options.clock());
    return this.#signed(everybody, encodeNews({ node: this.node, sequence, changes, leaves }, this.#options));
  }

  /** @returns whether the engine has them */
  async #send(messages: readonly Message[]): Promise<boolean> {
    if (messages.length === 0) return true;
    try {
      await this.#channels.publish(messages);
      return true;
    } catch {
      // What is lost has a number, whose absence the others notice once this process is heard again.
      this.#distrust();
      return false;
    }
  }

  #signed(channel: string, bytes: Buffer): Message {
    return { channel, bytes: sign(channel, bytes, this.#options.key) };
  }

  #listen(channel: string, listener: (bytes: Buffer) => void): void {
    this.#channels.listen(channel, (said) => {
      const bytes = verified(channel, said, this.#options.key);
      if (bytes) listener(bytes);
      else busUnsigned.inc();
    });
  }

  #doubt(): void {
    this.#doubtedUntil = this.#options.clock() + this.#options.leaseMs;
  }

  #distrust(): void {
    this.#distrustedAt = this.#options.clock();
    this.#heardAt = Number.NEGATIVE_INFINITY;
    if (!this.#wasTrusted) return;
    this.#wasTrusted = false;
    this.#muteSince = this.#distrustedAt;
    log().warn('processes do not hear each other over Redis; changes are looked for in the database');
    this.#gap();
  }

  #say(): void {
    void this.#send([this.#news([])]);
  }

  #live(): void {
    const now = this.#options.clock();
    const { leaseMs } = this.#options;
    this.#peers.forgetGone(now);
    for (const [number, at] of this.#saidAt) if (now - at > leaseMs) this.#saidAt.delete(number);
    if (this.#wasTrusted && !this.isTrusted) this.#distrust();
    if (now - this.#soundAt > renewAfterMs) {
      this.#soundAt = now;
      this.#channels.renew();
    }
    this.#say();
  }

  #hear(bytes: Buffer): void {
    const news = decodeNews(bytes, this.#options.key);
    if (!news) return;
    if (news.node === this.node) this.#hearOwn(news.sequence);
    else {
      const isWhole = this.#peers.heard(news, { now: this.#options.clock(), saidAfter: this.#cameBackSince });
      if (news.changes.length > 0) for (const listener of this.#changeListeners) listener(news.changes);
      if (isWhole) return;
      // Whoever was told of what is missing may ask for a page before it has been looked for.
      this.#doubt();
      this.#gap();
    }
  }

  #hearOwn(sequence: number): void {
    const at = this.#saidAt.get(sequence);
    if (at === undefined) return;
    this.#saidAt.delete(sequence);
    this.#cameBackSince = Math.max(this.#cameBackSince, at);
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
