import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Problem } from '#contract/wire/problem.ts';
import type { Trace } from '#contract/wire/trace.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { takeFrom } from '#server/limit/take-from.ts';
import { stageSeconds } from '../engine/live/stage-seconds.ts';
import { traceLimits } from './limits.ts';

const altogether = processWide('traces-altogether', () => new RateLimiterMemory({ points: 50, duration: 1 }));
const told = ['wire', 'applying', 'rendering', 'painting'] as const;

/**
 * Adds what a page tells of its views to the metrics, and keeps nothing else of it.
 * Refuses `too_many` after fifty reports a second in all.
 * @param from the network address that tells; it is counted and forgotten
 * @throws AccessProblem `too_many` after twenty reports a minute from one address
 */
export async function keepTraces(traces: readonly Trace[], from: string): Promise<Decision<{ kept: number }, Problem>> {
  await takeFrom(traceLimits.traces, from);
  try {
    await altogether.consume('all');
  } catch {
    return refuse({ code: 'too_many', message: 'Too many reports. Wait a minute.' });
  }
  for (const trace of traces) {
    for (const stage of told) stageSeconds().observe({ stage }, trace[stage] / 1000);
    const total = Object.values(trace).reduce((sum, ms) => sum + ms, 0);
    stageSeconds().observe({ stage: 'total' }, total / 1000);
  }
  return accept({ kept: traces.length });
}
