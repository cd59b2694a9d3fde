import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { BidAccepted } from '#contract/auction/auction.ts';
import type { BidReply } from '#contract/auction/bid-command.ts';
import { topicOf } from '#contract/topics.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { ClientToServer, ServerToClient } from '#contract/wire/socket.ts';
import type { View } from '#contract/wire/views.ts';
import type { Bid } from '../prisma/generated/client.ts';

export interface Sent {
  maxAmount: number;
  key: string;
  answer: BidAccepted | Problem;
}

/** Whether an answer says what is kept under its key, for the person who asked. */
export function isKept({ maxAmount, answer }: Sent, personId?: string, bid?: Bid): boolean {
  if (bid?.personId !== personId || bid?.maxAmount !== maxAmount) return false;
  if (!('accepted' in answer)) return bid?.outcome === answer.code;
  return bid.seq === answer.bidCount && bid.outcome === answer.outcome && bid.priceAfter === answer.currentAmount;
}

type LotView = View<'auction'>;

/**
 * A bidder with a browser's manners: bids while the lot is open, loses the connection now and then
 * with a bid on its way, comes back, and asks with the same key what became of it.
 */
export class StormBidder {
  readonly sent: Sent[] = [];
  /** Bids whose answer was lost, and then asked for again. */
  asked = 0;
  drops = 0;
  view: LotView | null = null;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #topic: string;
  readonly #auctionId: string;
  readonly #random: () => number;

  constructor(url: string, cookie: string, auctionId: string, random: () => number) {
    this.#auctionId = auctionId;
    this.#topic = topicOf.auction(auctionId);
    this.#random = random;
    this.#socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie, origin: url },
      reconnectionDelay: 100,
      reconnectionDelayMax: 1_500,
      randomizationFactor: 0.9,
    });
    this.#socket.on('view', (view) => this.#see(view as LotView));
    this.#socket.on('connect', () => void this.watch());
  }

  /** Asks as a page does: again, if the shop didn't answer in time, as long as this connection lasts. */
  async watch(): Promise<void> {
    const { id } = this.#socket;
    while (this.#socket.connected && this.#socket.id === id) {
      const reply = await this.#socket
        .timeout(5_000)
        .emitWithAck('watch', {
          topics: [{ topic: this.#topic, ...(this.view ? { version: this.view.version } : {}) }],
        })
        .catch(() => null);
      if (reply?.ok) {
        for (const view of reply.views) this.#see(view as LotView);
        return;
      }
      await this.#pause(1_000);
    }
  }

  #see(view: LotView): void {
    if (view.topic !== this.#topic) return;
    if (this.view && view.version < this.view.version) return; // what every page drops
    this.view = view;
  }

  get closed(): boolean {
    return this.view?.data.state === 'closed';
  }

  /** Bids until the lot is closed. */
  async run(): Promise<void> {
    while (!this.closed) {
      await this.#pause(600 + this.#random() * 2_400);
      if (!this.view || this.closed || !this.#socket.connected) continue;
      const steps = Math.floor(this.#random() * 6);
      await this.#bid(this.view.data.minimumBidAmount + steps * 500);
    }
  }

  async #bid(maxAmount: number): Promise<void> {
    const key = randomUUID();
    const drops = this.#random() < 0.05;
    if (drops) {
      this.drops += 1;
      this.#socket.emit('bid', { auctionId: this.#auctionId, maxAmount, key }, () => {});
      this.#socket.io.engine?.close();
    }
    for (let asking = drops; ; asking = true) {
      if (asking) this.asked += 1;
      const reply = await this.#ask(maxAmount, key);
      if (!reply) continue;
      if (!reply.ok && reply.error.code === 'too_many') {
        await this.#pause(1_000);
        continue;
      }
      if (reply.ok) {
        const { ok, view, ...accepted } = reply;
        this.#see(view);
        this.sent.push({ maxAmount, key, answer: accepted });
      } else this.sent.push({ maxAmount, key, answer: reply.error });
      return;
    }
  }

  /** @returns null if no answer came */
  async #ask(maxAmount: number, key: string): Promise<BidReply | null> {
    if (!this.#socket.connected) {
      await new Promise<void>((resolve) => this.#socket.once('connect', () => resolve()));
    }
    return this.#socket
      .timeout(4_000)
      .emitWithAck('bid', { auctionId: this.#auctionId, maxAmount, key })
      .catch(() => null);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  stop(): void {
    this.#socket.disconnect();
  }
}
