import { Histogram } from 'prom-client';
import { metrics } from '#server/engine/process/metrics.ts';
import { processWide } from '#server/engine/process/process-wide.ts';

/** The stages `waiting`, `reading` and `sending` come from this process, the others from the sampled browsers. */
export const stageSeconds = () =>
  processWide(
    'trace-stage-seconds',
    () =>
      new Histogram({
        name: 'marketday_commit_to_pixel_seconds',
        help: 'From a change to the pixel that shows it, by stage.',
        labelNames: ['stage'],
        buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
        registers: [metrics()],
      }),
  );
