/**
 * The outbox for browsers, made as the one for mail: a row is claimed in one statement, sent outside any
 * transaction, then marked. What somebody claimed who dies in between is sent again once that is known, with the same
 * Topic and tag. So a push goes out at least once; twice only if the process died between the push service's taking
 * it and our mark, and then the browser shows one. A mark that can't be made is made later.
 */
import { database } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { type KeptNotice, wordsOfKept } from '#server/notice-words/words-of.ts';
import { claimedBy, type ReleaseClaims } from '#server/schedule/claims.ts';
import type { DueWork } from '#server/schedule/due-work.ts';
import { type RetryPace, retryDelay } from '#server/schedule/retry-delay.ts';
import { type DeliverPush, deliverPush, type PushToSend } from './deliver-push.ts';

const claimSeconds = 120;
const mostAttempts = 6;
const retryPace: RetryPace = { firstSeconds: 10, longestSeconds: 1_800 };

interface ClaimedPush extends PushToSend {
  attempts: number;
}

/** Takes the push that has waited longest, for two minutes. @returns null if none is due */
async function claim(): Promise<ClaimedPush | null> {
  const [claimed] = await database().$queryRaw<(ClaimedPush & KeptNotice)[]>`
    UPDATE push SET status = 'sending', attempts = push.attempts + 1, claimed_by = ${claimedBy()},
      due_at = clock_timestamp() + make_interval(secs => ${claimSeconds})
    FROM notice, push_subscription
    WHERE notice.id = push.notice_id AND push_subscription.id = push.subscription_id
      AND (push.notice_id, push.subscription_id) IN (
        SELECT notice_id, subscription_id FROM push
        WHERE status IN ('queued', 'sending') AND due_at <= clock_timestamp()
        ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING push.notice_id AS "noticeId", push.subscription_id AS "subscriptionId", push.attempts,
      endpoint, p256dh, auth, kind, facts, title, body, href`;
  if (!claimed) return null;
  const { kind, facts, ...push } = claimed;
  return { ...push, ...wordsOfKept({ ...push, kind, facts }) };
}

/** Marks it, unless somebody else has taken it up meanwhile. */
async function mark(
  { noticeId, subscriptionId, attempts }: ClaimedPush,
  {
    status,
    problem,
    inSeconds = 0,
  }: { status: 'sent' | 'queued' | 'failed'; problem: string | null; inSeconds?: number },
): Promise<void> {
  await database().$executeRaw`
    UPDATE push SET status = ${status}, problem = ${problem?.slice(0, 500) ?? null},
      due_at = clock_timestamp() + make_interval(secs => ${inSeconds})
    WHERE notice_id = ${noticeId} AND subscription_id = ${subscriptionId}
      AND attempts = ${attempts} AND status = 'sending'`;
}

async function markFailed(push: ClaimedPush, problem: string): Promise<void> {
  const inSeconds = retryDelay(retryPace, push.attempts);
  await mark(push, { status: push.attempts >= mostAttempts ? 'failed' : 'queued', problem, inSeconds });
}

/** Answered by the push service, and not marked yet: the database was away. */
const unmarked: { push: ClaimedPush; answer: Awaited<ReturnType<DeliverPush>> }[] = [];

async function markAnswered(): Promise<void> {
  for (let next = unmarked[0]; next; next = unmarked[0]) {
    const { push, answer } = next;
    // With the subscription go its other pushes.
    if (answer === 'gone') await database().pushSubscription.deleteMany({ where: { id: push.subscriptionId } });
    else await mark(push, { status: 'sent', problem: null });
    unmarked.splice(unmarked.indexOf(next), 1);
  }
}

/** What this process had taken up is due. */
export const releasePushes: ReleaseClaims = (processId) => database().$executeRaw`
  UPDATE push SET due_at = clock_timestamp(), claimed_by = NULL WHERE status = 'sending' AND claimed_by = ${processId}`;

/** Sends every push that is due. @param deliver hands one over; tests bring their own */
export async function sendDuePushes(deliver: DeliverPush): Promise<void> {
  await markAnswered();
  for (let push = await claim(); push; push = await claim()) {
    // Its last claim was never marked: whoever held it died each time, and is not asked again.
    if (push.attempts > mostAttempts) {
      await markFailed(push, 'every attempt ended without an answer');
      continue;
    }
    try {
      unmarked.push({ push, answer: await deliver(push) });
    } catch (error) {
      log().warn({ err: error, notice: push.noticeId, attempts: push.attempts }, 'a push could not be sent');
      await markFailed(push, error instanceof Error ? error.message : String(error));
    }
    await markAnswered();
  }
}

/** Notices that wait to be sent to a browser. */
export const sendDuePush: DueWork = {
  name: 'send due pushes',
  async next() {
    if (unmarked.length > 0) return new Date(0);
    const { _min } = await database().push.aggregate({
      where: { status: { in: ['queued', 'sending'] } },
      _min: { dueAt: true },
    });
    return _min.dueAt;
  },
  run: () => sendDuePushes(deliverPush),
};
