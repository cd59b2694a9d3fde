import type { NoticeChoice, NoticeKind, NoticePreferences, NoticeReach } from '#contract/notice/notice.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { subjectsData } from '#server/retention/subjects-data.ts';
import { AccessProblem } from '#server/web/problem.ts';

/** Everything that a person can be told of, as the preferences show it: by its words. */
export async function readNoticeChoices(): Promise<NoticeChoice[]> {
  const subjects = await subjectsData();
  return subjects
    .flatMap(({ notices = {}, noticesUnder: under = 'shop' }) =>
      Object.entries(notices).map(([name, { terms }]) => {
        const { title, about, always } = terms;
        return { kind: name as NoticeKind, under, title, about, ...(always ? { always } : {}) };
      }),
    )
    .toSorted((one, other) => (one.title < other.title ? -1 : 1));
}

/**
 * Keeps a person's choices; those for browsers only if the form asked for them. Some mail can't be turned off.
 *
 * @throws AccessProblem `invalid` naming what can't be chosen
 */
export async function chooseNotices(personId: string, wanted: NoticePreferences): Promise<void> {
  const kinds = await readNoticeChoices();
  const known = new Set(['push', ...kinds.flatMap(({ kind, always }) => [`push:${kind}`, ...(always ? [] : [kind])])]);
  const unknown = Object.keys(wanted).find((name) => !known.has(name));
  if (unknown) throw new AccessProblem('invalid', `“${unknown}” can’t be chosen.`, { field: unknown });
  await transaction(async (tx) => {
    for (const { kind, always } of kinds) {
      const email = always ? true : wanted[kind] === 'on';
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
  const [kinds, rows] = await Promise.all([
    readNoticeChoices(),
    database().noticePreference.findMany({ where: { personId } }),
  ]);
  const chosen = new Map(rows.map((row) => [row.kind, row]));
  return {
    email: kinds.flatMap(({ kind, always }) => (always || (chosen.get(kind)?.email ?? true) ? [kind] : [])),
    push: kinds.flatMap(({ kind }) => ((chosen.get(kind)?.push ?? true) ? [kind] : [])),
  };
}
