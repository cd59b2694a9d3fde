import { database } from '#server/engine/database/database.ts';
import type { PersonalData } from '#server/person/personal-data.ts';
import { noticeForms } from './words/notice-forms.ts';
import { wordsOfKept } from './words/words-of.ts';

export const noticePersonalData: PersonalData = {
  async export(personId) {
    const where = { personId };
    const forms = await noticeForms();
    const [notices, noticePreferences] = await Promise.all([
      database().notice.findMany({
        where,
        orderBy: { at: 'asc' },
        select: { kind: true, facts: true, title: true, body: true, at: true },
      }),
      database().noticePreference.findMany({ where, select: { kind: true, email: true, push: true } }),
    ]);
    return { notices: notices.map((notice) => ({ ...wordsOfKept(forms, notice), at: notice.at })), noticePreferences };
  },
  async forget(tx, { personId }) {
    await tx.notice.deleteMany({ where: { personId } });
    await tx.noticePreference.deleteMany({ where: { personId } });
  },
  async give(tx, { from, to }) {
    await tx.notice.updateMany({ where: { personId: from }, data: { personId: to } });
  },
  ofAccountsAlone: { notice_preference: 'choosing wants an account; a guest’s mails have a link that stops them' },
};
