/** The floor: a bare `ws` server that sends the same bytes to everyone, ten times a second. */
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { WebSocketServer } from 'ws';

const template = process.env.BENCH_MESSAGE ?? '';
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false, backlog: 4096 });
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

process.on('message', (command: 'usage' | 'stop' | { mark: number }) => {
  if (command === 'stop') process.exit(0);
  if (command === 'usage') {
    process.send?.({
      kind: 'usage',
      cpu: process.cpuUsage(),
      loopP99Ms: delay.percentile(99) / 1e6,
      rss: process.memoryUsage().rss,
    });
    delay.reset();
    return;
  }
  const frame = Buffer.from(template.replace('MARK', String(command.mark)));
  for (const client of server.clients) client.send(frame, { binary: false });
});
server.on('listening', () => process.send?.({ kind: 'ready', port: (server.address() as AddressInfo).port }));
