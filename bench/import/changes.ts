/** A merchant's system that counts pieces again, bidders, and a screen that waits to be told of both. */
import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import type { WatchReply } from '#contract/wire/socket.ts';
import type { View } from '#contract/wire/views.ts';
import { callApi } from '../shop-api.ts';

/** Each resolves once the screen was told, the command's own time included: how old a change is when others see it. */
export interface Changes {
  count(): Promise<void>;
  bid(): Promise<void>;
  stop(): void;
}

const longestMs = 20_000;
const cents = 100;
const lotMs = 7_200_000;

/** @param pieces which nobody else changes meanwhile */
export async function startChanges(shop: string, pieces: readonly { sku: string; topic: string }[]): Promise<Changes> {
  const lot = await callApi<{ id: string; topic: string }>(shop, 'POST', '/auctions', {
    ...{ title: 'A lot that is bid for meanwhile', startAmount: cents, softCloseSeconds: 0 },
    ...{ increments: [{ from: 0, step: cents }], endsAt: new Date(Date.now() + lotMs).toISOString() },
  });
  const screen = await openScreen(shop, [lot.topic, ...pieces.map(({ topic }) => topic)]);
  const countOne = inTurns(pieces.map(({ sku, topic }) => ({ sku, topic, last: Promise.resolve() })));
  let turns = 0;
  let bids = 0;
  return {
    count() {
      const available = 1_000 + turns++;
      return countOne(async ({ sku, topic }) => {
        const told = screen.shows(topic, (view) =>
          (view as View<'product'>).data.variants.some((one) => one.sku === sku && one.stock.available === available),
        );
        await Promise.all([callApi(shop, 'PATCH', `/variants/${sku}`, { onHand: available }), told]);
      });
    },
    async bid() {
      const turn = ++bids;
      const bid = { bidder: `bench-${turn % 2}`, maxAmount: cents * 2 * turn, key: `bench-bid-${turn}` };
      const answer = await callApi<{ version: number }>(shop, 'POST', `/auctions/${lot.id}/bids`, bid).catch(
        (error: Error) => {
          // A bid that another has overtaken is refused, which is an answer.
          if (error.message.includes('answered 409')) return null;
          throw error;
        },
      );
      if (answer) await screen.shows(lot.topic, (view) => view.version >= answer.version);
    },
    stop: screen.close,
  };
}

/** Each in its turn, one change of it after the other. */
function inTurns<T extends { last: Promise<void> }>(all: readonly T[]) {
  let turn = 0;
  return (change: (one: T) => Promise<void>): Promise<void> => {
    const one = all[turn++ % all.length] as T;
    one.last = one.last.catch(() => {}).then(() => change(one));
    return one.last;
  };
}

async function openScreen(shop: string, topics: readonly string[]) {
  const options: Partial<ManagerOptions> = { transports: ['websocket'], reconnection: false };
  const socket: Socket = io(shop, options);
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  const waiting = new Set<(view: View) => void>();
  const newest = new Map<string, View>();
  socket.on('view', (view: View) => {
    newest.set(view.topic, view);
    for (const hear of waiting) hear(view);
  });
  const reply = (await socket.emitWithAck('watch', { topics: topics.map((topic) => ({ topic })) })) as WatchReply;
  if (!reply.ok || reply.denied.length > 0) throw new Error(`can't watch: ${JSON.stringify(reply)}`);
  return {
    /** Resolves at once if what it was told last is it. */
    shows: (topic: string, isIt: (view: View) => boolean) =>
      new Promise<void>((resolve, reject) => {
        const last = newest.get(topic);
        if (last && isIt(last)) return resolve();
        const timer = setTimeout(() => {
          waiting.delete(hear);
          reject(new Error(`${topic} was not told within ${longestMs} ms`));
        }, longestMs);
        const hear = (view: View) => {
          if (view.topic !== topic || !isIt(view)) return;
          clearTimeout(timer);
          waiting.delete(hear);
          resolve();
        };
        waiting.add(hear);
      }),
    close: () => void socket.close(),
  };
}
