import { Gauge } from 'prom-client';
import { metrics } from '#server/engine/process/metrics.ts';

/** Once per process, where there is a Redis. */
export function exportRedisState(isAnswering: () => boolean): void {
  new Gauge({
    name: 'marketday_redis_answers',
    help: '1 while Redis answers in time, else 0: the shop goes on without it, and changes of other processes are shown later.',
    registers: [metrics()],
    collect() {
      this.set(isAnswering() ? 1 : 0);
    },
  });
}
