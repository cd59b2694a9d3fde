import { database } from '#server/engine/database/database.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const customerPersonalData: PersonalData = {
  async export(personId) {
    const notes = await database().customerNote.findMany({
      where: { customer: { personId } },
      orderBy: { at: 'asc' },
      select: { kind: true, body: true, at: true },
    });
    return { notes };
  },
  async forget(tx, { personId, addresses }) {
    await tx.customer.deleteMany({ where: { personId } });
    const known = addresses.map((address) => address.toLowerCase());
    const orderEmail = { in: known };
    // Their orders' addresses too, where nobody has looked since they were placed.
    await tx.customerChange.deleteMany({ where: { OR: [{ personId }, { email: { in: known } }] } });
    await tx.customer.deleteMany({ where: { personId: null, orderEmail } });
  },
  ofAccountsAlone: {
    customer: 'an address without an account has a row without a person',
    customer_change: 'says only that somebody is to be counted again, and goes once they are',
  },
};
