import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const wishListPersonalData: PersonalData = {
  async export(personId) {
    const [pieces, shared] = await Promise.all([
      readRows`SELECT product.title, saved_at AS "savedAt" FROM wish
        JOIN product ON product.id = wish.product_id WHERE wish.person_id = ${personId} ORDER BY 2`,
      database().wishList.findUnique({ where: { personId }, select: { title: true, code: true, sharedAt: true } }),
    ]);
    return { wishList: { shared, pieces } };
  },
  async forget(tx, { personId }) {
    await tx.wish.deleteMany({ where: { personId } });
    await tx.wishList.deleteMany({ where: { personId } });
  },
  /** The link that they shared as a guest stays good, unless the account's own list has one. */
  async give(tx, { from, to }) {
    await tx.$executeRaw`
      INSERT INTO wish AS kept (person_id, product_id, saved_at, given_at)
      SELECT ${to}, product_id, saved_at, given_at FROM wish WHERE person_id = ${from}
      ON CONFLICT (person_id, product_id) DO UPDATE SET given_at = coalesce(kept.given_at, EXCLUDED.given_at)`;
    await tx.wish.deleteMany({ where: { personId: from } });
    await tx.$executeRaw`
      UPDATE wish_list SET person_id = ${to}
      WHERE person_id = ${from} AND NOT EXISTS (SELECT FROM wish_list AS own WHERE own.person_id = ${to})`;
    await tx.wishList.deleteMany({ where: { personId: from } });
  },
  keeps: { guestInSession: ['wish'] },
};
