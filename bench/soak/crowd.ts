/**
 * Watchers that come and go, in a process of their own: raw WebSockets that speak just enough Engine.IO. Some leave
 * and others come every second; now and then a third lose their connection at once and come back, spread.
 */
import WebSocket from 'ws';

interface Start {
  /** Of the processes, in turn. */
  urls: string[];
  count: number;
  /** What each watches: one of these, and `everyones`. */
  topics: string[];
  everyones: string[];
}

const comingPerSecond = 0.01;
const breakEveryMs = 45_000;
const breaking = 1 / 3;
const backWithinMs = 5_000;

interface Screen {
  /** The newest version of each topic, whether sent or in the answer to `watch`. */
  versions: Map<string, number>;
  /** The last that was sent of each: there a version never goes back. */
  sent: Map<string, number>;
  /** Whether `watch` was. */
  isAnswered: boolean;
  openedAt: number;
}

/** Whoever came later may still wait for its first views. */
const settledMs = 5_000;

const sockets = new Map<WebSocket, Screen>();
let opened = 0;
let wentBack = 0;
let ages: number[] = [];
let views = 0;
let reconnects = 0;
let refused = 0;

const changedPattern = /"priceChangedAt":"([^"]+)"/;

function note(screen: Screen, { topic, version }: { topic: string; version: number }, isSent: boolean): void {
  screen.versions.set(topic, Math.max(screen.versions.get(topic) ?? -1, version));
  if (!isSent) return;
  if (version < (screen.sent.get(topic) ?? -1)) wentBack++;
  screen.sent.set(topic, version);
}

function open({ urls, topics, everyones }: Start): void {
  const own = topics[Math.floor(Math.random() * topics.length)] ?? '';
  const watched = [own, `viewers:${own}`, ...everyones].map((topic) => ({ topic }));
  const socket = new WebSocket(urls[opened++ % urls.length] ?? '', { perMessageDeflate: false });
  const screen: Screen = { versions: new Map(), sent: new Map(), isAnswered: false, openedAt: performance.now() };
  sockets.set(socket, screen);
  let changedAt = '';
  socket.on('error', () => {
    refused++;
  });
  socket.on('close', () => sockets.delete(socket));
  socket.on('message', (raw: Buffer) => {
    const text = raw.toString();
    if (text === '2') return socket.send('3'); // Engine.IO ping
    if (text.startsWith('0')) return socket.send('40');
    if (text.startsWith('40')) return socket.send(`420["watch",${JSON.stringify({ topics: watched })}]`);
    const changed = changedPattern.exec(text)?.[1];
    if (text.startsWith('43')) {
      const [reply] = JSON.parse(text.slice(text.indexOf('['))) as [{ views?: { topic: string; version: number }[] }];
      screen.isAnswered = true;
      for (const view of reply.views ?? []) note(screen, view, false);
    }
    if (text.startsWith('42["view"')) {
      note(screen, (JSON.parse(text.slice(2)) as [string, { topic: string; version: number }])[1], true);
      views++;
      // A view that came for another reason shows the same price of old.
      if (changed && changed !== changedAt) {
        ages.push(performance.timeOrigin + performance.now() - Date.parse(changed));
      }
    }
    if (changed) changedAt = changed;
  });
}

function some(part: number): WebSocket[] {
  return [...sockets.keys()].filter(() => Math.random() < part);
}

function start(crowd: Start): void {
  for (let i = 0; i < crowd.count; i++) setTimeout(() => open(crowd), (i / crowd.count) * 5_000);
  setInterval(() => {
    for (const socket of some(comingPerSecond)) {
      socket.close();
      open(crowd);
    }
  }, 1_000);
  setInterval(() => {
    for (const socket of some(breaking)) {
      socket.terminate();
      reconnects++;
      setTimeout(() => open(crowd), Math.random() * backWithinMs);
    }
  }, breakEveryMs);
}

/** How many figures on how many screens are behind `truth`. */
function compare(truth: Record<string, number>): { screens: number; stale: number; wentBack: number } {
  const now = performance.now();
  const settled = [...sockets.values()].filter(({ openedAt }) => now - openedAt > settledMs);
  const behind = ({ versions, isAnswered }: Screen) =>
    isAnswered ? [...versions].filter(([topic, version]) => version < (truth[topic] ?? -1)).length : 1;
  const stale = settled.reduce((sum, screen) => sum + behind(screen), 0);
  return { screens: settled.length, stale, wentBack };
}

process.on('message', (message: { start: Start } | { truth: Record<string, number> } | 'take') => {
  if (message !== 'take') {
    if ('start' in message) start(message.start);
    else process.send?.(compare(message.truth));
    return;
  }
  process.send?.({ ages, views, reconnects, refused, open: sockets.size });
  ages = [];
  views = 0;
});
