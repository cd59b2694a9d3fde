import { collectDefaultMetrics, Registry } from 'prom-client';
import { processWide } from '#server/process-wide.ts';

/** The process's metrics, in one registry for both module graphs. */
export const metrics = (): Registry =>
  processWide('metrics', () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: 'marketday_' });
    return registry;
  });
