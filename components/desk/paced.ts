/** Runs an act so long after it was first asked for, however often it is asked for in between. */
export function paced(act: () => void, everyMs: number): { ask(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined;
        act();
      }, everyMs);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
