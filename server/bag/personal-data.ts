import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { PersonalData } from '#server/person/personal-data.ts';
import { giveBag } from './give-bag.ts';

export const bagPersonalData: PersonalData = {
  async export(personId) {
    const [bag, bagGoesTo] = await Promise.all([
      readRows`SELECT variant.sku, bag_line.quantity, bag_line.added_at AS "addedAt" FROM bag_line
        JOIN variant ON variant.id = bag_line.variant_id WHERE bag_line.person_id = ${personId} ORDER BY 3`,
      database().bagChoice.findUnique({ where: { personId }, omit: { personId: true, payer: true } }),
    ]);
    return { bag, bagGoesTo };
  },
  async forget(tx, { personId }) {
    const where = { personId };
    await tx.bagLine.deleteMany({ where });
    await tx.bagCode.deleteMany({ where });
    await tx.bagGiftCard.deleteMany({ where });
    await tx.bagChoice.deleteMany({ where });
  },
  give: giveBag,
  keeps: { anybody: ['reservation'], guestInSession: ['bag_line'] },
};
