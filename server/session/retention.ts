import { readRows } from '#server/engine/database/statement.ts';
import { forgetUsers, hasNothing } from '#server/retention/forget-people.ts';
import { batchSize, counted, type RetentionRule } from '#server/retention/retention-rule.ts';
import { Prisma } from '../../prisma/generated/client.ts';

export const sessionRetention: readonly RetentionRule[] = [
  {
    what: 'guests without a bag, a wish list or an order',
    after: '2 days',
    forget: async (after) =>
      forgetUsers({
        which: Prisma.sql`"user".is_anonymous`,
        nothingLeft: Prisma.sql`
          ((${await hasNothing('guestInSession')}) OR NOT EXISTS (SELECT FROM session WHERE session.user_id = "user".id))`,
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
    what: 'links for new passwords, second steps of sign-ins, and questions for passkeys',
    after: '1 day',
    forget: async (after) =>
      counted(readRows`
        DELETE FROM verification WHERE id = ANY (ARRAY(
          SELECT id FROM verification WHERE expires_at < clock_timestamp() - ${after}::interval
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
];
