import { namesOfPeople } from '#server/session/staff/read-staff.ts';

interface Done {
  kind: string;
  at: Date;
  actor: string;
}

/**
 * Names who did what with an order at the shop, by kind and moment: people by the name they have now, and API keys. `desk`
 * alone, of older events, is nobody in particular.
 */
export async function whoDid(events: readonly Done[]): Promise<Record<string, string>> {
  const names = await namesOfPeople(events.flatMap(({ actor }) => personOf(actor) ?? []));
  return Object.fromEntries(
    events.flatMap(({ kind, at, actor }) => {
      const name = actor.startsWith('key:')
        ? `API key ${actor.slice('key:'.length)}`
        : names.get(personOf(actor) ?? '');
      return name ? [[eventKey({ kind, at: at.toISOString() }), name] as const] : [];
    }),
  );
}

export const eventKey = ({ kind, at }: { kind: string; at: string }): string => `${kind} ${at}`;

const personOf = (actor: string): string | null => (actor.startsWith('desk:') ? actor.slice('desk:'.length) : null);
