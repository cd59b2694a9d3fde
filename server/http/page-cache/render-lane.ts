import { setTimeout as pause } from 'node:timers/promises';

const longestPauseMs = 250;

/**
 * Churning pages are rendered one after the other, with a pause as long as each took: half of the process stays free.
 */
export class RenderLane {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(render: () => Promise<T>): Promise<T> {
    let startedAt = 0;
    const turn = this.#last.then(() => {
      startedAt = performance.now();
      return render();
    });
    const rest = () => pause(Math.min(longestPauseMs, performance.now() - startedAt), undefined, { ref: false });
    this.#last = turn.then(rest, rest);
    return turn;
  }
}
