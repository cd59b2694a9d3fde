import { collectDefaultMetrics, Registry } from 'prom-client';
import { processWide } from '#server/engine/process/process-wide.ts';

/** Each look at the event loop wakes an idle process: every 10 ms, as by default, is half a percent of a core. */
const lagPrecisionMs = 50;

/** The process's metrics, in one registry for both module graphs. */
export const metrics = (): Registry =>
  processWide('metrics', () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: 'marketday_', eventLoopMonitoringPrecision: lagPrecisionMs });
    return registry;
  });
