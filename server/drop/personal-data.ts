import { readRows } from '#server/engine/database/statement.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const dropPersonalData: PersonalData = {
  export: async (personId) => ({
    tickets: await readRows`
      SELECT drop.title AS drop, drop_entry.id AS ticket, drop_entry.joined_at AS "joinedAt" FROM drop_entry
      JOIN drop ON drop.id = drop_entry.drop_id WHERE drop_entry.person_id = ${personId} ORDER BY 3`,
  }),
  async forget(tx, { personId }) {
    await tx.dropReminder.deleteMany({ where: { personId } });
  },
  ofAccountsAlone: { drop_entry: 'a ticket wants an account', drop_reminder: 'a reminder wants an account' },
};
