/**
 * What one client address may ask before anyone is authenticated: plain arithmetic, so that a page in memory costs no
 * more. Sized for five hundred people behind one address (docs/limits.md).
 */
import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { limits, widened } from '#server/engine/limit/limit.ts';
import { noteAddressReached } from '#server/engine/limit/note-reached.ts';
import type { Rate } from '#server/engine/limit/rate.ts';
import { TokenBuckets } from '#server/engine/limit/token-buckets.ts';
import { addressBlock, addressHeader } from '#server/engine/network/client-address.ts';

const mostKnown = 20_000;

/** Whether a request to Socket.IO is one of a socket that is open. Of several names Engine.IO takes the last. */
export function namesSocket(url: string): boolean {
  const names = new URLSearchParams(url.slice(url.indexOf('?') + 1)).getAll('sid');
  return names.length > 0 && !names.includes('');
}

export const doorLimits = limits({
  reads: { rate: '30000/30', per: 'address', countedIn: 'memory' },
  writes: { rate: '5000/20', per: 'address', countedIn: 'memory' },
  handshakes: { rate: '6000/60', per: 'address', countedIn: 'memory' },
});

/** How many there may be at a time from one address. */
export const doorLevels = {
  /** Sockets that are open. */
  sockets: 3_000,
  /** Connections that have not sent a whole request yet. */
  halfOpen: 2_000,
};

export interface DoorRates {
  reads: Rate;
  writes: Rate;
  handshakes: Rate;
  /** Sockets that are open. */
  sockets: number;
  /** Connections that have not sent a whole request yet. */
  halfOpen: number;
}

/** @param perAddress how many times as much one address may ask for */
export const doorRatesOf = (perAddress = 1): DoorRates => ({
  reads: widened(doorLimits.reads, perAddress),
  writes: widened(doorLimits.writes, perAddress),
  handshakes: widened(doorLimits.handshakes, perAddress),
  sockets: doorLevels.sockets * perAddress,
  halfOpen: doorLevels.halfOpen * perAddress,
});

export class DoorLimits {
  readonly #limits: DoorRates;
  readonly #buckets: Record<'reads' | 'writes' | 'handshakes', TokenBuckets>;
  readonly #levels = { sockets: new Map<string, number>(), halfOpen: new Map<string, number>() };
  readonly #blocks = new Map<string, string>();

  constructor(limits: DoorRates) {
    this.#limits = limits;
    this.#buckets = {
      reads: new TokenBuckets(limits.reads),
      writes: new TokenBuckets(limits.writes),
      handshakes: new TokenBuckets(limits.handshakes),
    };
  }

  /** A request has come. @returns 0 if it may come in, else in how many milliseconds the next may */
  request({ method, url = '', headers }: IncomingMessage): number {
    const address = String(headers[addressHeader]);
    if (url.startsWith('/socket.io/')) {
      // What follows a handshake is counted by socket.
      return namesSocket(url) ? 0 : this.#take('handshakes', address);
    }
    // A key is limited by itself where it is looked at, and so is who guesses one.
    if (/^Bearer ./i.test(headers.authorization ?? '') && url.startsWith('/api/v1/')) return 0;
    return this.#take(method === 'GET' || method === 'HEAD' ? 'reads' : 'writes', address);
  }

  /** A socket is about to open. @returns whether it may; it counts until it closes */
  socketOpens({ headers }: IncomingMessage, socket: Pick<Socket, 'once'>): boolean {
    return this.#enter('sockets', String(headers[addressHeader]), (leave) => socket.once('close', leave));
  }

  /** A socket has opened that asks again and again. @returns whether it may; it counts until it closes, or becomes a WebSocket, which counts by itself */
  pollingOpens({ headers }: IncomingMessage, socket: Pick<EventEmitter, 'once'>): boolean {
    return this.#enter('sockets', String(headers[addressHeader]), (leave) => {
      for (const end of ['close', 'upgrade']) socket.once(end, leave);
    });
  }

  /** A connection has come that has sent nothing yet. @returns a function for its first request; null: there are too many */
  connects(address: string, socket: Pick<Socket, 'once'>): (() => void) | null {
    let settled: (() => void) | null = null;
    const enters = this.#enter('halfOpen', address, (leave) => {
      settled = leave;
      socket.once('close', leave);
    });
    return enters ? settled : null;
  }

  #enter(level: 'sockets' | 'halfOpen', address: string, onEntered: (leave: () => void) => void): boolean {
    const counts = this.#levels[level];
    const block = this.#blockOf(address);
    const count = counts.get(block) ?? 0;
    if (count >= this.#limits[level]) {
      noteAddressReached(level, address);
      return false;
    }
    counts.set(block, count + 1);
    let inside = true;
    onEntered(() => {
      if (!inside) return;
      inside = false;
      const now = counts.get(block) ?? 0;
      if (now > 1) counts.set(block, now - 1);
      else counts.delete(block);
    });
    return true;
  }

  #take(limit: 'reads' | 'writes' | 'handshakes', address: string): number {
    const waitMs = this.#buckets[limit].take(this.#blockOf(address));
    if (waitMs > 0) noteAddressReached(limit, address);
    return waitMs;
  }

  #blockOf(address: string): string {
    let block = this.#blocks.get(address);
    if (block === undefined) {
      block = addressBlock(address);
      if (this.#blocks.size >= mostKnown) this.#blocks.clear();
      this.#blocks.set(address, block);
    }
    return block;
  }
}
