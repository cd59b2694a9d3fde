import type { PersonalData } from '#server/person/personal-data.ts';

export const pushPersonalData: PersonalData = {
  async forget(tx, { personId }) {
    await tx.pushSubscription.deleteMany({ where: { personId } });
  },
  async give(tx, { from, to }) {
    await tx.pushSubscription.updateMany({ where: { personId: from }, data: { personId: to } });
  },
};
