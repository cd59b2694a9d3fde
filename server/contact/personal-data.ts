import { database } from '#server/engine/database/database.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const contactPersonalData: PersonalData = {
  export: async (personId) => ({
    messages: await database().contactMessage.findMany({
      where: { personId },
      orderBy: { receivedAt: 'asc' },
      select: { name: true, email: true, about: true, body: true, receivedAt: true },
    }),
  }),
  async forget(tx, { personId }) {
    await tx.contactMessage.deleteMany({ where: { personId } });
  },
  ofAccountsAlone: { contact_message: 'a guest’s message is kept under its address alone' },
};
