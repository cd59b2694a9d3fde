import { readRows } from '#server/engine/database/statement.ts';
import type { PersonalData } from '#server/person/personal-data.ts';

export const questionPersonalData: PersonalData = {
  export: async (personId) => ({
    questions: await readRows`
      SELECT product.title AS piece, body, answer, state, reason, asked_at AS "askedAt" FROM question
      JOIN product ON product.id = question.product_id WHERE question.person_id = ${personId} ORDER BY asked_at`,
  }),
  async forget(tx, { personId }) {
    await tx.question.deleteMany({ where: { personId } });
  },
  ofAccountsAlone: { question: 'a guest asks by their address; its mail’s link opens it' },
  keeps: { knownByMail: ['question'] },
};
