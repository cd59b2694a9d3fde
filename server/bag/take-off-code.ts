import { database } from '#server/engine/database/database.ts';
import { plainPromotionCode } from '#server/order/price/means-in-hand.ts';

/** A bag goes without this code. Idempotent. */
export async function takeOffCode(personId: string, typed: string): Promise<{ code: string }> {
  const code = plainPromotionCode(typed);
  await database().bagCode.deleteMany({ where: { personId, code } });
  return { code };
}
