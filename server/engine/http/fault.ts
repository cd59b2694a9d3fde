import { randomUUID } from 'node:crypto';
import type { Problem } from '#contract/wire/problem.ts';
import { isAway, isLockTimeout } from '#server/engine/database/away.ts';
import { log } from '#server/engine/process/log.ts';

/** Says nothing about the outcome: the connection may have gone before or after the commit. */
const away: Problem = {
  code: 'unavailable',
  message: 'The shop has a problem at the moment. Try again in a few seconds.',
  retryAfterMs: 3_000,
};

const busy: Problem = {
  code: 'unavailable',
  message: 'Someone else is changing this. Nothing was changed. Try again in a moment.',
  retryAfterMs: 2_000,
};

/**
 * Tells the caller that the fault is ours, and the id of its log line.
 *
 * @param request its id and its address without the query, which may be secret
 */
export function faultOf(error: unknown, request: { requestId: unknown; method: string; path: string }): Problem {
  if (isAway(error)) {
    log().warn({ err: error, ...request }, 'the database is away');
    return away;
  }
  if (isLockTimeout(error)) {
    log().warn({ err: error, ...request }, 'somebody holds a lock for long');
    return busy;
  }
  const requestId = typeof request.requestId === 'string' ? request.requestId : randomUUID();
  log().error({ err: error, ...request, requestId }, 'a request failed');
  return {
    code: 'fault',
    message: `This failed on our side. Check whether it worked before you try again. (${requestId})`,
    requestId,
  };
}
