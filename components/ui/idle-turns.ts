/** At the latest, in milliseconds: a browser that is never idle still does it. */
const latestMs = 1_000;

const waiting: (() => void)[] = [];
let planned = false;

function plan(): void {
  if (planned || waiting.length === 0) return;
  planned = true;
  if ('requestIdleCallback' in self) requestIdleCallback(turn, { timeout: latestMs });
  else setTimeout(turn, 50);
}

function turn(): void {
  planned = false;
  waiting.shift()?.();
  plan();
}

/** Runs when the browser has nothing else to do, one at a time in the order of asking. @returns takes it back */
export function inIdleTurn(run: () => void): () => void {
  waiting.push(run);
  plan();
  return () => {
    const place = waiting.indexOf(run);
    if (place >= 0) waiting.splice(place, 1);
  };
}
