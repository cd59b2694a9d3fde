/**
 * Watchers that come and go, in a process of their own: raw WebSockets that speak just enough Engine.IO. Some leave
 * and others come every second; now and then a third lose their connection at once and come back, spread.
 */
import WebSocket from 'ws';

interface Start {
  url: string;
  count: number;
  /** What each watches: one of these, and `everyones`. */
  topics: string[];
  everyones: string[];
}

const comingPerSecond = 0.01;
const breakEveryMs = 45_000;
const breaking = 1 / 3;
const backWithinMs = 5_000;

const sockets = new Set<WebSocket>();
let ages: number[] = [];
let views = 0;
let reconnects = 0;
let refused = 0;

const changedPattern = /"priceChangedAt":"([^"]+)"/;

function open({ url, topics, everyones }: Start): void {
  const own = topics[Math.floor(Math.random() * topics.length)] ?? '';
  const watched = [own, `viewers:${own}`, ...everyones].map((topic) => ({ topic }));
  const socket = new WebSocket(url, { perMessageDeflate: false });
  sockets.add(socket);
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
    if (text.startsWith('42')) {
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
  return [...sockets].filter(() => Math.random() < part);
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

process.on('message', (message: { start: Start } | 'take') => {
  if (message !== 'take') return start(message.start);
  process.send?.({ ages, views, reconnects, refused, open: sockets.size });
  ages = [];
  views = 0;
});
