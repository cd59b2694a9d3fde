import type { Tx } from '#server/engine/database/database.ts';

export interface CardOnFile {
  personId: string;
  provider: string;
  token: string;
  label: string;
  cardMark: string | null;
}

/** A person has one card on file. @param at when it was given, where that was not just now: a later card then stays */
export async function storeCard(
  tx: Tx,
  { personId, provider, token, label, cardMark }: CardOnFile,
  at: Date | null = null,
): Promise<boolean> {
  const stored = await tx.$executeRaw`
    INSERT INTO payment_method AS kept (person_id, provider, token, label, card_mark, created_at)
    VALUES (${personId}, ${provider}, ${token}, ${label}, ${cardMark}, coalesce(${at}::timestamptz, clock_timestamp()))
    ON CONFLICT (person_id) DO UPDATE SET provider = excluded.provider, token = excluded.token, label = excluded.label,
      card_mark = excluded.card_mark, created_at = excluded.created_at
    WHERE ${at}::timestamptz IS NULL OR kept.created_at < excluded.created_at`;
  return stored > 0;
}
