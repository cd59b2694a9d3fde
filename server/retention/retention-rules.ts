/**
 * How long the shop keeps what it needs no more (docs/retention.md). Each statement finds its rows by an index, takes a
 * few hundred at a time, and leaves alone what somebody else has locked.
 */
import { rememberedMs } from '#domain/bag/hold-limits.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import { readRows, writeRows } from '#server/engine/database/statement.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { forgetKnownByMail, forgetUsers } from './forget-people.ts';

export interface RetentionRule {
  what: string;
  /** As Postgres reads it, and as the docs say it. */
  after: string;
  /** Forgets one batch. @returns how many rows are gone */
  forget(after: string): Promise<number>;
}

export const batchSize = 500;

export const retentionRules: readonly RetentionRule[] = [
  {
    what: 'answers kept for retries',
    after: '2 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM idempotency_record WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM idempotency_record WHERE started_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'guests without a bag, a wish list or an order',
    after: '2 days',
    forget: (after) =>
      forgetUsers({
        which: Prisma.sql`"user".is_anonymous`,
        nothingLeft: Prisma.sql`
          ((NOT EXISTS (SELECT FROM bag_line WHERE bag_line.person_id = person.id)
              AND NOT EXISTS (SELECT FROM wish WHERE wish.person_id = person.id))
            OR NOT EXISTS (SELECT FROM session WHERE session.user_id = "user".id))`,
        after,
        most: batchSize,
      }),
  },
  {
    what: 'accounts whose address was never confirmed, without an order or a bid',
    after: '180 days',
    forget: (after) =>
      forgetUsers({
        which: Prisma.sql`"user".is_anonymous IS NOT TRUE AND "user".email LIKE '%@unconfirmed.invalid'`,
        nothingLeft: Prisma.sql`NOT EXISTS (SELECT FROM session WHERE session.user_id = "user".id)`,
        after,
        most: batchSize,
      }),
  },
  {
    what: 'mails that were sent, or could not be',
    after: '30 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM email WHERE id = ANY (ARRAY(
          SELECT id FROM email WHERE status IN ('sent', 'failed') AND due_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'push messages that were sent, or could not be',
    after: '7 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM push WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM push WHERE status IN ('sent', 'failed') AND due_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'notices',
    after: '365 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM notice WHERE id = ANY (ARRAY(
          SELECT id FROM notice WHERE at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'alerts whose address was never confirmed',
    after: '2 days',
    forget: (after) => forgetAlerts(after, ['unconfirmed']),
  },
  {
    what: 'who waits for a shop to open that hasn’t opened',
    after: '365 days',
    forget: (after) =>
      transaction(async (tx) => {
        const over = await tx.$queryRaw<{ personId: string }[]>`
          DELETE FROM alert WHERE id = ANY (ARRAY(
            SELECT id FROM alert WHERE kind = 'opening' AND state = 'waiting'
              AND asked_at < clock_timestamp() - ${after}::interval
            LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING person_id AS "personId"`;
        return withTheirPeople(tx, over);
      }),
  },
  {
    what: 'alerts that are over',
    after: '30 days',
    forget: (after) => forgetAlerts(after, ['taken', 'lapsed', 'ended']),
  },
  {
    what: 'questions whose address was never confirmed',
    after: '2 days',
    forget: (after) =>
      transaction(async (tx) => {
        const over = await tx.$queryRaw<{ personId: string | null }[]>`
          DELETE FROM question WHERE id = ANY (ARRAY(
            SELECT id FROM question WHERE state = 'unconfirmed' AND asked_at < clock_timestamp() - ${after}::interval
            LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING person_id AS "personId"`;
        return withTheirPeople(tx, over);
      }),
  },
  {
    what: 'who asked a question by their address alone, once it is answered',
    after: '30 days',
    forget: (after) =>
      transaction(async (tx) => {
        const over = await tx.$queryRaw<{ personId: string | null }[]>`
          UPDATE question SET person_id = NULL FROM (
            SELECT question.id, person_id FROM question JOIN person ON person.id = person_id
            WHERE state IN ('shown', 'refused') AND decided_at < clock_timestamp() - ${after}::interval
              AND kind = 'reference' AND reference LIKE 'mail:%'
            LIMIT ${batchSize} FOR UPDATE OF question SKIP LOCKED) AS old
          WHERE question.id = old.id RETURNING old.person_id AS "personId"`;
        return withTheirPeople(tx, over);
      }),
  },
  {
    what: 'questions that were refused',
    after: '180 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM question WHERE id = ANY (ARRAY(
          SELECT id FROM question WHERE state = 'refused' AND decided_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'messages from the contact page that were answered',
    after: '180 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM contact_message WHERE id = ANY (ARRAY(
          SELECT id FROM contact_message WHERE answered_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'messages from the contact page that nobody marked as answered',
    after: '365 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM contact_message WHERE id = ANY (ARRAY(
          SELECT id FROM contact_message WHERE answered_at IS NULL AND received_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'reviews that were refused',
    after: '180 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM review WHERE id = ANY (ARRAY(
          SELECT id FROM review WHERE state = 'refused' AND decided_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'statements of withdrawal that were matched to no order',
    after: '1095 days',
    forget: async (after) =>
      counted(writeRows`
        DELETE FROM withdrawal WHERE id = ANY (ARRAY(
          SELECT id FROM withdrawal WHERE status IN ('to_match', 'no_order', 'not_applicable') AND order_id IS NULL
            AND received_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'carriers’ messages as they came',
    after: '90 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM carrier_message WHERE id = ANY (ARRAY(
          SELECT id FROM carrier_message
          WHERE received_at < clock_timestamp() - ${after}::interval AND status <> 'waiting'
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'which messages of payment providers were handled',
    after: '90 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM provider_event WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM provider_event WHERE received_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'codes for changing an order',
    after: '2 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM step_up WHERE id = ANY (ARRAY(
          SELECT id FROM step_up WHERE expires_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'links for new passwords, second steps of sign-ins, and questions for passkeys',
    after: '1 day',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM verification WHERE id = ANY (ARRAY(
          SELECT id FROM verification WHERE expires_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'links to orders that have ended',
    after: '30 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM order_link WHERE id = ANY (ARRAY(
          SELECT id FROM order_link WHERE expires_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'invitations to work at the shop that were not taken up',
    after: '0 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM staff_invitation WHERE id = ANY (ARRAY(
          SELECT id FROM staff_invitation WHERE expires_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'counts of limits whose time is over',
    after: '0 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM limit_count WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM limit_count WHERE ends_at <= clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'what tickets of a drop were given for',
    after: '30 days',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM drop_entry_mark WHERE ctid = ANY (ARRAY(
          SELECT drop_entry_mark.ctid FROM drop JOIN drop_entry_mark ON drop_id = drop.id
          WHERE over_at < clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE OF drop_entry_mark SKIP LOCKED)) RETURNING 1`),
  },
  {
    what: 'what somebody held before',
    // As long as the rule of holds asks for it.
    after: `${rememberedMs / 60_000} minutes`,
    forget: async (after) =>
      counted(readRows`
        DELETE FROM hold_clock WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM hold_clock WHERE ends_at <= clock_timestamp() - ${after}::interval
          LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING 1`),
  },
];

/** With whoever was known by their address alone, unless something else of theirs is left. */
const forgetAlerts = (after: string, states: readonly string[]): Promise<number> =>
  transaction(async (tx) => {
    const over = await tx.$queryRaw<{ personId: string }[]>`
      DELETE FROM alert WHERE id = ANY (ARRAY(
        SELECT id FROM alert WHERE state = ANY (${states}::text[]) AND state IN ('unconfirmed', 'taken', 'lapsed', 'ended')
          AND coalesce(ended_at, asked_at) < clock_timestamp() - ${after}::interval
        LIMIT ${batchSize} FOR UPDATE SKIP LOCKED)) RETURNING person_id AS "personId"`;
    return withTheirPeople(tx, over);
  });

const counted = async (rows: Promise<unknown[]>): Promise<number> => (await rows).length;

/** @returns how many rows there were */
async function withTheirPeople(tx: Tx, rows: readonly { personId: string | null }[]): Promise<number> {
  await forgetKnownByMail(
    tx,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  return rows.length;
}
