import { outsideRequest } from '#server/engine/database/keyed-effects.ts';
import { log } from '#server/engine/process/log.ts';

/** Runs `work` after the answer. It may be lost with this process, so something else must come back to it. */
export function afterAnswer(work: () => Promise<unknown>): void {
  setImmediate(() => {
    outsideRequest(work).catch((error: unknown) =>
      log().error({ err: error }, 'what was left to do after an answer failed'),
    );
  });
}
