/**
 * Many watchers in one process: raw WebSockets that speak just enough Engine.IO, because the load
 * generator shares the machine with what it measures.
 */
import WebSocket from 'ws';

interface Start {
  kind: 'start';
  url: string;
  count: number;
  /** Absent for the bare `ws` server. */
  topic?: string;
}
type Command = Start | { kind: 'take' };

/** Arrival times of marked messages since the last `take`: [mark, epoch milliseconds]. */
let arrivals: [number, number][] = [];
let delivered = 0;
const newest = new Map<number, number>();

const markPattern = /"price":\{"amount":(\d+)/;

function hear(client: number, text: string): void {
  const mark = markPattern.exec(text)?.[1];
  if (mark === undefined) return;
  delivered++;
  const value = Number(mark);
  if (value < (newest.get(client) ?? 0)) throw new Error('a version went back on one socket');
  newest.set(client, value);
  arrivals.push([value, performance.timeOrigin + performance.now()]);
}

async function connect(client: number, { url, topic }: Start): Promise<void> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (raw: Buffer) => {
      const text = raw.toString();
      if (text === '2') return socket.send('3'); // Engine.IO ping
      if (!topic) return hear(client, text);
      if (text.startsWith('0')) return socket.send('40');
      if (text.startsWith('40')) return socket.send(`420["watch",{"topics":[{"topic":"${topic}"}]}]`);
      if (text.startsWith('430')) return resolve();
      return hear(client, text);
    });
    if (!topic) socket.on('open', () => resolve());
  });
}

process.on('message', async (command: Command) => {
  if (command.kind === 'take') {
    process.send?.({ kind: 'taken', delivered, arrivals, behind: newest.size ? Math.min(...newest.values()) : 0 });
    arrivals = [];
    delivered = 0;
    return;
  }
  for (let i = 0; i < command.count; i += 100) {
    const some = Array.from({ length: Math.min(100, command.count - i) }, (_, j) => connect(i + j, command));
    await Promise.all(some);
  }
  process.send?.({ kind: 'connected' });
});
