import { randomBytes } from 'node:crypto';
import type { WishListLink } from '#contract/wish-list/wish-list.ts';
import { database } from '#server/engine/database/database.ts';

/** 128 bits: nobody finds a list by trying. */
const newCode = (): string => randomBytes(16).toString('base64url');

/** Makes, names, renews or ends the link of one's wish list. Repeated, `share` and `end` change nothing; `renew` makes another link. */
export async function shareWishList(personId: string, { action, title }: WishListLink): Promise<void> {
  if (action === 'end') {
    await database().wishList.deleteMany({ where: { personId } });
  } else if (action === 'renew') {
    await database().wishList.updateMany({ where: { personId }, data: { code: newCode() } });
  } else {
    const named = title?.trim() ?? null;
    await database().$executeRaw`
      INSERT INTO wish_list (person_id, code, title) VALUES (${personId}, ${newCode()}, ${named ?? ''})
      ON CONFLICT (person_id) DO UPDATE SET title = coalesce(${named}, wish_list.title)`;
  }
}
