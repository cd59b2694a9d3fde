import { personalData } from '#server/retention/subjects-data.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { readAccountState } from './account-state.ts';

/** Everything that the shop has of somebody: each subject adds what it keeps. */
export async function exportAccount({
  personId,
  name,
}: Pick<PersonActor, 'personId' | 'name'>): Promise<Record<string, unknown>> {
  const state = await readAccountState(personId);
  const parts = await Promise.all((await personalData()).map((subject) => subject.export?.(personId)));
  return {
    exportedAt: new Date().toISOString(),
    account: { name, email: state.address, emailToConfirm: state.claimed },
    ...Object.assign({}, ...parts),
  };
}
