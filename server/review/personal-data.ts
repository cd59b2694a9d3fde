import type { PersonalData } from '#server/person/personal-data.ts';

export const reviewPersonalData: PersonalData = {
  async forget(tx, { personId }) {
    await tx.review.deleteMany({ where: { orderLine: { order: { personId } } } });
    await tx.reviewRequest.deleteMany({ where: { order: { personId } } });
  },
};
