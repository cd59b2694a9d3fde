import { Counter, Gauge } from 'prom-client';
import { metrics } from '#server/metrics.ts';

const registers = [metrics()];

/** At a process of the shop. */
export const answeredCalls = new Counter({
  name: 'marketday_node_calls_total',
  help: 'What nodes for sockets have asked of this process, and how it was answered.',
  labelNames: ['call', 'status'] as const,
  registers,
});

/** At a node: told by it from its start on. */
export function exportShopSilence(sinceMs: () => number): void {
  new Gauge({
    name: 'marketday_seconds_since_shop',
    help: 'Time since a process of the shop last answered this node.',
    registers,
    collect() {
      this.set(sinceMs() / 1000);
    },
  });
}
