import type { Problem } from '#contract/wire/problem.ts';
import type { Statements } from '#server/engine/database/statement.ts';

/** Who may neither order nor bid: the shop says so at its desk. What they have ordered or won stays. */
export const customerBlocked: Problem = {
  code: 'customer_blocked',
  message:
    'We can’t take orders or bids from you at the moment. Nothing was charged. Orders you have placed stay as they are. Write to us if you think this is a mistake.',
};

interface Buyer {
  personId: string;
  email: string;
}

/**
 * Whether each may not order, in their order: as the account that they are, by the address that it has confirmed, or by the
 * one that they give. A block of an address holds before the desk has found whose account it is.
 */
export async function readBlocked(tx: Statements, buyers: readonly Buyer[]): Promise<boolean[]> {
  if (buyers.length === 0) return [];
  const rows = await tx.$queryRaw<{ personId: string | null; orderEmail: string | null }[]>`
    SELECT person_id AS "personId", order_email AS "orderEmail" FROM customer WHERE blocked_at IS NOT NULL
      AND (person_id = ANY (${buyers.map(({ personId }) => personId)}::text[])
        OR order_email = ANY (${buyers.map(({ email }) => email.toLowerCase())}::text[]))
    UNION ALL
    SELECT person.id, NULL FROM person JOIN "user" ON "user".id = person.user_id
    JOIN customer ON customer.order_email = "user".email
    WHERE customer.blocked_at IS NOT NULL AND person.id = ANY (${buyers.map(({ personId }) => personId)}::text[])`;
  return buyers.map(({ personId, email }) =>
    rows.some((row) => row.personId === personId || row.orderEmail === email.toLowerCase()),
  );
}
