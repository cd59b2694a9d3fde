/** Runs `work` one at a time. @returns asks for a run: callers share one that has not begun yet, so it begins after they asked */
export function sharedRun(work: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | null = null;
  let running: Promise<void> = Promise.resolve();
  return () => {
    next ??= running.then(() => {
      next = null;
      const run = work();
      running = run.catch(() => {});
      return run;
    });
    return next;
  };
}
