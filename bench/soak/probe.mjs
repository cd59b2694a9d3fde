// Loaded into each of the shop's processes before everything else, by NODE_OPTIONS: answers on a socket of its own what
// only the process itself knows. The product has no such door.
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const path = process.env.SOAK_PROBE;
const program = basename(process.argv[1] ?? '');
const door = { 'index.mjs': path, 'renderer.mjs': `${path}-renderer` }[program];
if (path && door) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const server = createServer((request, response) => {
    const loopP99Ms = delay.percentile(99) / 1e6;
    let heap = null;
    if (request.url === '/collected') {
      // Twice: the first frees what finalizers of the second round wait for.
      collect();
      collect();
      heap = process.memoryUsage().heapUsed;
    }
    const resources = process.getActiveResourcesInfo();
    const answer = {
      rss: process.memoryUsage().rss,
      heap,
      external: process.memoryUsage().external,
      handles: resources.length,
      timers: resources.filter((name) => name === 'Timeout').length,
      files: readdirSync('/proc/self/fd').length,
      cpuMicros: process.cpuUsage().user + process.cpuUsage().system,
      loopP99Ms,
    };
    delay.reset();
    response.end(JSON.stringify(answer));
  });
  server.listen(door);
  server.unref();
}
