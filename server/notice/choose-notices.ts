import { type NoticeKind, type NoticePreferences, noticeKinds, optionalNoticeKinds } from '#contract/notice.ts';
import { database, transaction } from '#server/database/database.ts';

/** Keeps which kinds a person wants by e-mail. Those that can't be turned off are left alone. */
export async function chooseNotices(personId: string, wanted: NoticePreferences): Promise<void> {
  await transaction(async (tx) => {
    for (const kind of optionalNoticeKinds) {
      const email = wanted[kind as keyof NoticePreferences] === 'on';
      await tx.noticePreference.upsert({
        where: { personId_kind: { personId, kind } },
        create: { personId, kind, email },
        update: { email },
      });
    }
  });
}

/** The kinds that reach a person by e-mail, those that can't be turned off too. */
export async function readNoticePreferences(personId: string): Promise<NoticeKind[]> {
  const rows = await database().noticePreference.findMany({ where: { personId } });
  const chosen = new Map(rows.map(({ kind, email }) => [kind, email]));
  return (Object.keys(noticeKinds) as NoticeKind[]).filter((kind) => {
    const { mayTurnOff, emailByDefault } = noticeKinds[kind];
    return mayTurnOff ? (chosen.get(kind) ?? emailByDefault) : true;
  });
}
