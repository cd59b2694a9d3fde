/** Somebody's page without a browser: its own socket and store, and all that it shows and says, in order. */

import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, vi } from 'vitest';
import { Connection } from '#components/live/connection/connection.ts';
import { createLiveStore } from '#components/live/live-store.ts';
import { liveTopics } from '#components/site/live-topics.ts';
import { topicOf } from '#contract/topics.ts';
import { aBidderSession } from '../session.ts';
import { LotPanel } from './lot-panel.ts';

/** True only while the answer to a bid is on its way. */
const underWay = /(^|\/ )(Sending|Taking|Closing)/;

export interface Told {
  /** All that the page shows from before this moment to after it, in order. */
  seen: string[];
  heard: string[];
}

/** What a page shows and says, beside the lot's own panel. */
export interface Around {
  topics: readonly string[];
  /** @returns what is shown now, and what has been said since the last look; null: nothing yet */
  look(): { shown: string; heard: string[] } | null;
  /** The panel that its person bids in. */
  panel(): LotPanel;
}

export type LivePage = Awaited<ReturnType<typeof openPage>>;

/** A lot's own page. */
export const openLotPage = (url: string, auctionId: string) =>
  openPage(url, (store) => {
    const panel = new LotPanel(auctionId, store);
    return { topics: [topicOf.auction(auctionId)], look: () => panel.look(), panel: () => panel };
  });

/** @param url the live server's */
export async function openPage(url: string, make: (store: ReturnType<typeof createLiveStore>) => Around) {
  const { cookie, personId } = await aBidderSession();
  const store = createLiveStore();
  let socket: Socket | undefined;
  const openSocket = async () => {
    socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
    return socket;
  };
  const connection = new Connection(store, { topics: liveTopics, openSocket });
  const around = make(store);
  const seen: string[] = [];
  const heard: string[] = [];
  let asleep = false;
  const look = () => {
    const told = asleep ? null : around.look();
    if (!told) return;
    if (seen.at(-1) !== told.shown) seen.push(told.shown);
    heard.push(...told.heard);
  };
  // What comes in one task is in one frame.
  store.subscribe(() => void setImmediate(look));
  for (const topic of [topicOf.myPositions, ...around.topics]) connection.watch(topic);
  // Each page has a window of its own.
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', document);
  vi.stubGlobal('navigator', { onLine: true });
  await connection.open();
  onTestFinished(() => connection.close());
  await vi.waitFor(() => expect(seen).toHaveLength(1), 10_000);
  const wire = () => {
    if (!socket) throw new Error('The page has no socket.');
    return (socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
  };
  return {
    personId,
    look,
    /** When the line was lost, as the page says it: by the server's clock. */
    lostAt() {
      const { connection: line } = store.getState();
      return 'since' in line ? line.since : null;
    },
    shows: () => seen.at(-1),
    hears: (): readonly string[] => heard,
    panel: () => around.panel(),
    bid: (amount: number) => around.panel().bid(connection, amount, look),
    /** The line goes down. */
    goOffline() {
      socket?.disconnect();
      window.dispatchEvent(new Event('offline'));
    },
    comeBack: () => void socket?.connect(),
    /** The tab's process stops: what is sent to it waits. */
    fallAsleep() {
      asleep = true;
      wire().pause();
    },
    wakeUp() {
      asleep = false;
      wire().resume();
      document.dispatchEvent(new Event('visibilitychange'));
    },
    /** What it has shown and said since this was last asked. */
    since(): Told {
      const [was, ...changes] = seen.splice(0);
      seen.push(changes.at(-1) ?? was ?? '');
      return { seen: changes.filter((words) => !underWay.test(words)), heard: heard.splice(0).sort() };
    },
  };
}
