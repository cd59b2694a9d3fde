/** Notices that wait to be sent to a browser. A repeat has the same Topic and tag: the browser shows one. */
import { database } from '#server/engine/database/database.ts';
import { outbox } from '#server/engine/work/outbox.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { noticeForms } from '#server/notice/words/notice-forms.ts';
import { type KeptNotice, wordsOfKept } from '#server/notice/words/words-of.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { type DeliverPush, deliverPush, type PushToSend } from './deliver-push.ts';

type DuePush = PushToSend & KeptNotice;

export const pushOutbox = outbox<DuePush>({
  name: 'send due pushes',
  failure: 'a push could not be sent',
  table: 'push',
  key: ['notice_id', 'subscription_id'],
  open: Prisma.sql`status IN ('queued', 'sending')`,
  columns: Prisma.sql`notice_id AS "noticeId", subscription_id AS "subscriptionId",
    endpoint, p256dh, auth, kind, facts, title, body, href`,
  joined: Prisma.sql`JOIN notice ON notice.id = notice_id JOIN push_subscription ON push_subscription.id = subscription_id`,
  set: {
    claimed: Prisma.sql`status = 'sending'`,
    done: Prisma.sql`status = 'sent', problem = NULL`,
    failed: (problem, isGivenUp) => Prisma.sql`status = ${isGivenUp ? 'failed' : 'queued'}, problem = ${problem}`,
  },
  attempt: (push) => sendOne(push, deliverPush),
  // One after the other: the first that finds a browser gone takes its others with it.
  atOnce: 1,
  claimSeconds: 120,
  mostAttempts: 6,
  retrySeconds: (attempts) => retryDelay({ firstSeconds: 10, longestSeconds: 1_800 }, attempts),
});

async function sendOne({ kind, facts, ...push }: DuePush, deliver: DeliverPush): Promise<'done' | 'marked'> {
  const words = wordsOfKept(await noticeForms(), { ...push, kind, facts });
  if ((await deliver({ ...push, ...words })) === 'sent') return 'done';
  // With the subscription go its other pushes.
  await database().pushSubscription.deleteMany({ where: { id: push.subscriptionId } });
  return 'marked';
}

/** Sends every push that is due. @param deliver hands one over; tests bring their own */
export const sendDuePushes = (deliver: DeliverPush): Promise<void> =>
  pushOutbox.workOff({ attempt: (push) => sendOne(push, deliver) });
