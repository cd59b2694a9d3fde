import { readSql } from '#server/engine/database/statement.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

export interface AccountAt {
  userId: string;
  /** What better-auth knows it by: the address, or what stands in its place. */
  email: string;
  passwordHash: string;
  /** Null before their first request with a session. */
  personId: string | null;
}

export interface AccountsAt {
  /** Who has confirmed the address. */
  owner: AccountAt | null;
  /** Accounts that were opened with it and never confirmed, as `claimsInOrder` has them. */
  claims: AccountAt[];
}

/** More claims of one address than anybody has; whoever opens many is no reason to read them all. */
const mostClaims = 20;

/**
 * Which of several claims of an address is rather its reader's: one that has paid an order, then one that has placed any,
 * then the oldest. A stranger who claims the address of a buyer comes after them.
 */
export const claimsInOrder = Prisma.sql`
  (SELECT max(CASE WHEN orders.status IN ('placed', 'cancelled') THEN 1 ELSE 2 END)
   FROM orders WHERE orders.person_id = person.id) DESC NULLS LAST, "user".created_at, "user".id`;

/** Finds the accounts with a password of an address. One question serves every case. */
export async function accountsAt(address: string): Promise<AccountsAt> {
  const rows = await readSql<AccountAt & { owns: boolean }>(Prisma.sql`
    SELECT "user".id AS "userId", "user".email, account.password AS "passwordHash", person.id AS "personId",
           "user".email = ${address} AS owns
    FROM "user" JOIN account ON account.user_id = "user".id AND account.provider_id = 'credential'
    LEFT JOIN person ON person.user_id = "user".id
    WHERE ("user".email = ${address}
           OR ("user".claimed_email = ${address} AND "user".email LIKE '%@unconfirmed.invalid'))
      AND account.password IS NOT NULL
    ORDER BY owns DESC, ${claimsInOrder} LIMIT ${mostClaims + 1}`);
  return { owner: rows.find(({ owns }) => owns) ?? null, claims: rows.filter(({ owns }) => !owns) };
}
