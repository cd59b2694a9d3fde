import { Counter, Gauge } from 'prom-client';
import { metrics } from '#server/engine/process/metrics.ts';

const registers = [metrics()];

export const busPublished = new Counter({
  name: 'marketday_bus_published_total',
  help: 'Views that this process read for all, and sent to the others over Redis.',
  registers,
});
export const busHeard = new Counter({
  name: 'marketday_bus_heard_total',
  help: 'Views that another process read, and this one sent on without reading.',
  registers,
});
export const busGaps = new Counter({
  name: 'marketday_bus_gaps_total',
  help: 'Times that something may not have been heard over Redis; it was looked for in the database.',
  registers,
});
export const busUnsigned = new Counter({
  name: 'marketday_bus_unsigned_total',
  help: 'Messages over Redis that no process of this shop has signed for its present history; they were ignored.',
  registers,
});
/** Seen by whoever reads the metrics: 1 while changes are looked for in the database alone. */
export const busAway = {
  watch(isAway: () => boolean): void {
    away = isAway;
  },
};
let away: (() => boolean) | null = null;
new Gauge({
  name: 'marketday_bus_away',
  help: '1 while processes do not hear each other over Redis; 0 also where there is none.',
  registers,
  collect() {
    this.set(away?.() ? 1 : 0);
  },
});
