import { readRows } from '#server/database/statement.ts';

/** @returns which of these sessions have not ended */
export async function livingSessions(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const living = await readRows<{ id: string }>`
    SELECT id FROM session WHERE id = ANY (${[...ids]}::text[]) AND expires_at > clock_timestamp()`;
  return new Set(living.map(({ id }) => id));
}
