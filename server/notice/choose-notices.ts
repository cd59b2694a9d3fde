import {
  type NoticeKind,
  type NoticePreferences,
  type NoticeReach,
  noticeKindSchema,
  noticeKinds,
} from '#contract/notice/notice.ts';
import { database, transaction } from '#server/engine/database/database.ts';

/** Keeps a person's choices; those for browsers only if the form asked for them. Some mail can't be turned off. */
export async function chooseNotices(personId: string, wanted: NoticePreferences): Promise<void> {
  await transaction(async (tx) => {
    for (const kind of noticeKindSchema.options) {
      const email = noticeKinds[kind].mayTurnOff ? wanted[kind as keyof NoticePreferences] === 'on' : true;
      const push = wanted.push === undefined ? {} : { push: wanted[`push:${kind}`] === 'on' };
      await tx.noticePreference.upsert({
        where: { personId_kind: { personId, kind } },
        create: { personId, kind, email, ...push },
        update: { email, ...push },
      });
    }
  });
}

/** The kinds that reach a person by e-mail, those that can't be turned off too, and on their browsers. */
export async function readNoticePreferences(personId: string): Promise<NoticeReach> {
  const rows = await database().noticePreference.findMany({ where: { personId } });
  const chosen = new Map(rows.map((row) => [row.kind, row]));
  const byEmail = (kind: NoticeKind) => {
    const { mayTurnOff, emailByDefault } = noticeKinds[kind];
    return mayTurnOff ? (chosen.get(kind)?.email ?? emailByDefault) : true;
  };
  const kinds = noticeKindSchema.options;
  return { email: kinds.filter(byEmail), push: kinds.filter((kind) => chosen.get(kind)?.push ?? true) };
}
