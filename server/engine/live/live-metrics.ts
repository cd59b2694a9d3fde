import { Counter, Gauge, Histogram } from 'prom-client';
import { metrics } from '#server/engine/process/metrics.ts';

const registers = [metrics()];

export const openSockets = new Gauge({ name: 'marketday_sockets', help: 'Open sockets.', registers });
export const publishedViews = new Counter({
  name: 'marketday_views_published_total',
  help: 'Views read and sent to their room.',
  registers,
});
export const fanOutSize = new Counter({
  name: 'marketday_views_delivered_total',
  help: 'Views handed to sockets: one per watcher.',
  registers,
});
export const publishPass = new Histogram({
  name: 'marketday_publish_seconds',
  help: 'Time of one pass: taking the changes, reading their views, sending them.',
  buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
  registers,
});

/** Seconds here mean that live views and answers stand still. */
export const pollAge = {
  watch(sinceMs: () => number): void {
    sincePoll = sinceMs;
  },
};
let sincePoll = () => 0;
new Gauge({
  name: 'marketday_seconds_since_look',
  help: 'Time since what has changed was last looked at.',
  registers,
  collect() {
    this.set(sincePoll() / 1000);
  },
});
