import type { Statements } from '#server/engine/database/statement.ts';

export interface GiftCardRow {
  id: string;
  codeHash: string;
  currency: string;
  balance: number;
  expiresAt: Date | null;
  /** Whose store credit it is; null: whoever has its code. */
  personId: string | null;
}

/**
 * Locks cards until the transaction ends: in the order of locks they stand between promotions and people.
 * @param hashes of their codes
 */
export async function lockGiftCards(tx: Statements, hashes: readonly string[]): Promise<GiftCardRow[]> {
  if (hashes.length === 0) return [];
  return tx.$queryRaw<GiftCardRow[]>`
    SELECT id, code_hash AS "codeHash", currency, balance, expires_at AS "expiresAt", person_id AS "personId"
    FROM gift_card WHERE code_hash = ANY (${hashes}::text[]) ORDER BY id FOR UPDATE`;
}

/** The same to look at: somebody else may spend them next. */
export async function readGiftCards(tx: Statements, hashes: readonly string[]): Promise<GiftCardRow[]> {
  if (hashes.length === 0) return [];
  return tx.$queryRaw<GiftCardRow[]>`
    SELECT id, code_hash AS "codeHash", currency, balance, expires_at AS "expiresAt", person_id AS "personId"
    FROM gift_card WHERE code_hash = ANY (${hashes}::text[])`;
}
