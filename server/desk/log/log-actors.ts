import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { readStaff } from '#server/session/staff/read-staff.ts';

/** Who the log can be narrowed by: everyone who works here, then API keys. @throws AccessProblem for whoever may not */
export async function readLogActors(actor: Actor): Promise<{ actor: string; name: string }[]> {
  requireDesk(actor, 'log:read');
  const staff = await readStaff();
  const keys = await database().apiKey.findMany({
    distinct: ['name'],
    select: { name: true },
    orderBy: { name: 'asc' },
  });
  return [
    ...staff.flatMap(({ id, name, email, invited }) => (invited ? [] : [{ actor: `desk:${id}`, name: name ?? email }])),
    ...keys.map(({ name }) => ({ actor: `key:${name}`, name: `API key “${name}”` })),
  ];
}
