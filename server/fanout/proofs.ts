/**
 * A node without a database reads somebody's own rooms only with a proof that a process of the shop has made of their
 * cookie. It can neither read nor make one: the key is made of `AUTH_SECRET`.
 */
import { createHmac } from 'node:crypto';
import { settings } from '#server/config/settings.ts';
import { databaseNow } from '#server/database/clock.ts';
import { seal, unseal } from '#server/live/bus/sealed.ts';
import type { TopicRegistry } from '#server/live/views/topic-registry.ts';
import type { ViewReader } from '#server/live/views/view-reader.ts';
import type { Actor } from '#server/session/actor.ts';
import { type Ground, groundOf } from '#server/session/ground.ts';
import type { ProvenActor } from './calls.ts';

/** Then the sockets of its room have to prove themselves again. */
const validMs = 6 * 3_600_000;

/** Of somebody, for all that is theirs by who they are; or of one room, until what opened it ends. */
type Proven = { actor: ProvenActor } | { room: string; ground: Ground | null };

const key = () => createHmac('sha256', settings().AUTH_SECRET).update('fanout').digest();

function prove(proven: Proven): string {
  return seal(JSON.stringify({ ...proven, until: databaseNow().getTime() + validMs }), key());
}

function provenBy(proof: string): Proven | null {
  try {
    const { until, ...proven } = JSON.parse(unseal(proof, key())) as Proven & { until: number };
    return until > databaseNow().getTime() ? (proven as Proven) : null;
  } catch {
    return null;
  }
}

export const proofOfActor = (actor: ProvenActor): string => prove({ actor });

export const proofOfRoom = (room: string, ground: Ground | null): string => prove({ room, ground });

export function provenActor(actor: Actor): ProvenActor {
  if (actor.kind !== 'person') return actor;
  const { kind, personId, role, sessionId } = actor;
  return { kind, personId, role, sessionId };
}

/** As the sources of topics know them. */
export const actorOfProven = (actor: ProvenActor): Actor =>
  actor.kind === 'person' ? { ...actor, name: '', email: '' } : actor;

/**
 * Which of these rooms may be read: what anyone may watch, and what a proof opens that rests on nothing that has ended.
 *
 * @returns for each whether it may
 */
export async function mayRead(
  registry: TopicRegistry,
  asked: readonly { room: string; proof?: string | undefined }[],
  livingGrounds: ViewReader['livingGrounds'],
): Promise<boolean[]> {
  const opened = asked.map(({ room, proof }) => {
    if (opens(registry, { kind: 'nobody' }, room)) return { may: true, ground: null };
    const proven = proof === undefined ? null : provenBy(proof);
    if (!proven) return { may: false, ground: null };
    if ('room' in proven) return { may: proven.room === room, ground: proven.ground };
    const actor = actorOfProven(proven.actor);
    return { may: opens(registry, actor, room), ground: groundOf(actor) };
  });
  const grounds = opened.flatMap(({ may, ground }) => (may && ground !== null ? ground : []));
  const living = grounds.length === 0 ? new Set<Ground>() : await livingGrounds([...new Set(grounds)]);
  return opened.map(({ may, ground }) => may && (ground === null || living.has(ground)));
}

/** Whether the room is this actor's to watch without the database being asked. */
function opens(registry: TopicRegistry, actor: Actor, name: string): boolean {
  const room = registry.roomOfChange(name);
  const found = room && registry.roomFor(room.topic, { actor, cookies: new Map() });
  return !!found && 'room' in found && !found.mustAsk && found.room.name === name;
}
