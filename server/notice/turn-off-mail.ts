import type { NoticeKind } from '#contract/notice/notice.ts';
import { transaction } from '#server/engine/database/database.ts';
import { readUnsubscribeKey } from '#server/mail/unsubscribe-link.ts';
import { optionalKind } from './optional-kind.ts';

/** Turns off a kind of mail. Safe to repeat. @returns null for a key that is not ours or a person who is gone */
export async function turnOffMail(key: string): Promise<NoticeKind | null> {
  const wanted = readUnsubscribeKey(key);
  const optional = wanted && (await optionalKind(wanted.kind));
  if (!optional) return null;
  const { personId } = wanted;
  const { kind } = optional;
  return transaction(async (tx) => {
    if (!(await tx.person.findUnique({ where: { id: personId }, select: { id: true } }))) return null;
    await tx.noticePreference.upsert({
      where: { personId_kind: { personId, kind } },
      create: { personId, kind, email: false },
      update: { email: false },
    });
    return kind;
  });
}
