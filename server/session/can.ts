/** What somebody may do is asked here, and nowhere by the name of a role. */
import { meets, type Needed, neededWords, type Permission } from '#domain/permission/permissions.ts';
import { roleMay } from '#domain/permission/role-may.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { type Actor, type KeyActor, type PersonActor, requireAccount } from './actor.ts';

export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'key') return actor.scopes.includes('*') || actor.scopes.includes(permission);
  return actor.kind === 'person' && roleMay(actor.roles, permission);
}

export const meetsNeed = (actor: Actor, needed: Needed): boolean =>
  meets(needed, (permission) => can(actor, permission));

/** Somebody of the shop's own people, whatever they may do there. */
export const isStaff = (actor: Actor): actor is PersonActor => actor.kind === 'person' && actor.roles.length > 0;

/** Of the house, also while they lack a second factor: they don't bid against its bidders. */
export const isOfHouse = (actor: PersonActor): boolean => actor.roles.length > 0 || actor.mustSetUpCodes === true;

/** What somebody does with an order of their own they do as a customer, also while they work here. */
export const asCustomer = (actor: Actor): Actor => (actor.kind === 'person' ? { ...actor, roles: [] } : actor);

/** For a topic of the desk: what it needs, and who may therefore watch it. A shopper learns nothing but that it isn't for them. */
export const watchedBy = (needs: Needed) => ({
  needs,
  allow: ({ actor }: { actor: Actor }): 'signed_out' | 'forbidden' | null =>
    meetsNeed(actor, needs) ? null : actor.kind === 'nobody' ? 'signed_out' : 'forbidden',
});

/** @throws AccessProblem `signed_out` or `forbidden` */
export function requireStaff(actor: Actor): PersonActor {
  const person = requireAccount(actor);
  if (!isStaff(person)) throw new AccessProblem('forbidden', 'Only the shop’s own people can do this.');
  return person;
}

/** @throws AccessProblem `signed_out` or `forbidden` */
export function requireDesk(actor: Actor, needed: Needed): PersonActor {
  const person = requireStaff(actor);
  if (!meetsNeed(person, needed)) {
    throw new AccessProblem('forbidden', 'Your role at the shop doesn’t let you do this. An owner can change it.');
  }
  return person;
}

/** @throws AccessProblem `signed_out` without a key, `forbidden` if the key lacks the scope */
export function requireKey(actor: Actor, needed: Needed): KeyActor {
  if (actor.kind !== 'key') throw new AccessProblem('signed_out', 'Send an API key: Authorization: Bearer <key>.');
  if (meetsNeed(actor, needed)) return actor;
  throw new AccessProblem('forbidden', `This key lacks the scope ${neededWords(needed)}.`);
}

/** For a person of the desk or a key. @throws AccessProblem `signed_out` or `forbidden` */
export function requirePermission(actor: Actor, needed: Needed): void {
  if (actor.kind === 'key') requireKey(actor, needed);
  else requireDesk(actor, needed);
}
