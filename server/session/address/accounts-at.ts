import { readRows } from '#server/database/statement.ts';

export interface AccountAt {
  userId: string;
  /** What better-auth knows it by: the address, or what stands in its place. */
  email: string;
  passwordHash: string;
  /** Null before their first request with a session. */
  personId: string | null;
}

/** Finds whose an address is and who claimed it last; either may be missing. One question serves every case. */
export async function accountsAt(address: string): Promise<{ owner: AccountAt | null; claim: AccountAt | null }> {
  const rows = await readRows<AccountAt & { owns: boolean }>`
    SELECT "user".id AS "userId", "user".email, account.password AS "passwordHash", person.id AS "personId",
           "user".email = ${address} AS owns
    FROM "user" JOIN account ON account.user_id = "user".id AND account.provider_id = 'credential'
    LEFT JOIN person ON person.user_id = "user".id
    WHERE ("user".email = ${address} OR "user".claimed_email = ${address}) AND account.password IS NOT NULL
    ORDER BY owns DESC, "user".created_at DESC LIMIT 2`;
  return { owner: rows.find(({ owns }) => owns) ?? null, claim: rows.find(({ owns }) => !owns) ?? null };
}
