/**
 * Each view is timed from its change to this page's pixels, as a `performance.measure`. No two machines' clocks are
 * compared: the line is half the quickest of the last round trips, and the rest is this page's monotonic clock.
 */

import type { LiveStore } from '#components/live/live-store.ts';
import type { Trace, TraceReport } from '#contract/wire/trace.ts';
import type { SentView } from '#contract/wire/views.ts';

export const traceMeasure = 'marketday:commit-to-pixel';

export type ViewTracing = (view: SentView) => () => void;

/** At first a few soon after each other: one alone may have met a busy moment. */
const roundTripEveryMs = (taken: number) => (taken < 5 ? 400 : 10_000);
const roundTripsKept = 6;
/** At most one trace is kept in this time, so that a busy topic does not fill the sample. */
const toldEveryMs = 1_000;
const tellAfterMs = 30_000;
/** The server's highest accepted value. */
const longestMs = 60_000;

const now = () => performance.now();

/** @param ask asks the server something small about a topic that this page watches. @returns whether it answered */
export function traceViews(store: LiveStore, ask: (topic: string) => Promise<boolean>): ViewTracing {
  const roundTrips: number[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  const tell = reporter();

  async function measureLine(topic: string): Promise<void> {
    askedAt = now();
    if (!(await ask(topic))) return;
    roundTrips.push(now() - askedAt);
    if (roundTrips.length > roundTripsKept) roundTrips.shift();
  }

  return (view) => {
    const receivedAt = now();
    const { trace } = view;
    return () => {
      const appliedAt = now();
      const shown = store.getState().views[view.topic]?.version === view.version;
      if (!trace || !shown || document.visibilityState !== 'visible') return;
      if (appliedAt - askedAt > roundTripEveryMs(roundTrips.length)) void measureLine(view.topic);
      if (roundTrips.length === 0) return;
      const [waiting, reading, sending] = trace;
      // React renders what a store tells it in a microtask that it has queued by now.
      queueMicrotask(() => {
        const renderedAt = now();
        afterNextFrame((paintedAt) => {
          const stages: Trace = {
            waiting,
            reading,
            sending,
            wire: Math.min(...roundTrips) / 2,
            applying: appliedAt - receivedAt,
            rendering: renderedAt - appliedAt,
            painting: paintedAt - renderedAt,
          };
          measure(view, stages, paintedAt);
          tell(stages);
        });
      });
    };
  };
}

/** Calls `done` in the first task after the next frame, unless the page is hidden by then and paints none. */
function afterNextFrame(done: (at: number) => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      if (document.visibilityState === 'visible') done(now());
    };
    port2.postMessage(null);
  });
}

function measure({ topic, version }: SentView, stages: Trace, paintedAt: number): void {
  const total = Object.values(stages).reduce((sum, ms) => sum + ms, 0);
  // Observers and profiles get every measure; the page's own list would only grow.
  performance.clearMeasures(traceMeasure);
  const start = Math.max(0, paintedAt - total);
  performance.measure(traceMeasure, { start, end: paintedAt, detail: { topic, version, total, stages } });
}

function reporter(): (trace: Trace) => void {
  let traces: Trace[] = [];
  let takenAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (traces.length === 0) return;
    const report: TraceReport = { traces };
    traces = [];
    navigator.sendBeacon('/api/traces', new Blob([JSON.stringify(report)], { type: 'application/json' }));
  };
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && send());
  return (trace) => {
    if (now() - takenAt < toldEveryMs || Object.values(trace).some((ms) => ms > longestMs)) return;
    takenAt = now();
    traces.push(trace);
    timer ??= setTimeout(send, tellAfterMs);
  };
}
