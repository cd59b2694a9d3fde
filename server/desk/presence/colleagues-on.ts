import type { Colleagues } from '#contract/desk/colleagues.ts';
import type { Needed } from '#domain/permission/permissions.ts';
import type { TopicSource } from '#server/engine/live/topic-source.ts';
import { watchedBy } from '#server/session/can.ts';
import { readStaff } from '#server/session/staff/read-staff.ts';

type Kind = 'on-order' | 'on-piece' | 'on-lot';

/** For colleagues alone, by the name each has now. Nothing is stored. */
const colleaguesOn = <K extends Kind>(kind: K, needs: Needed): TopicSource<K> => ({
  kind,
  read: async () => new Map(),
  present: async (isHere) => present(isHere),
  ...watchedBy(needs),
});

async function present(isHere: (person: string) => boolean): Promise<Colleagues> {
  const staff = await readStaff();
  return {
    people: staff.flatMap(({ id, name, email, invited }) =>
      !invited && isHere(id) ? [{ id, name: name ?? email.replace(/@.*/, '') }] : [],
    ),
  };
}

export const colleagueTopics = [
  colleaguesOn('on-order', 'order:read'),
  colleaguesOn('on-piece', 'piece:read'),
  colleaguesOn('on-lot', 'lot:read'),
];
