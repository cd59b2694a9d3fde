import type { ProblemCode } from '#contract/wire/problem.ts';

type Reply = { ok: true } | { ok: false; error: { code: ProblemCode } };

/** Answers that say nothing about a command which was sent before: it may have had its effect all the same. */
const saysNothing: ReadonlySet<ProblemCode> = new Set(['too_many', 'unavailable', 'fault', 'outdated']);

/** A command that was taken and then failed may have had its effect; one turned away at the door has had none. */
const mayBeDone: ReadonlySet<ProblemCode> = new Set(['unavailable', 'fault']);

/** @returns whether the answer to a command sent for the first time leaves open what became of it */
export const leavesOpen = (reply: Reply): boolean => !reply.ok && mayBeDone.has(reply.error.code);

const pauseMs = 1_000;

/** Sends again with the same key, until the server says what became of it. @returns null if `signal` ended it */
export async function askUntilAnswered<R extends Reply>(ask: () => Promise<R>, signal: AbortSignal): Promise<R | null> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (signal.aborted) return null;
    const reply = await ask().catch(() => null);
    if (signal.aborted) return null;
    if (reply && (reply.ok || !saysNothing.has(reply.error.code))) return reply;
  }
}
