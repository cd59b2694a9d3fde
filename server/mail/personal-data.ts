import type { PersonalData } from '#server/person/personal-data.ts';

export const mailPersonalData: PersonalData = {
  async forget(tx, { addresses }) {
    await tx.$executeRaw`DELETE FROM email WHERE recipient = ANY (${addresses}::text[]) AND status <> 'sending'`;
  },
};
