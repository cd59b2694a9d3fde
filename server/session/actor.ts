import { createHash, timingSafeEqual } from 'node:crypto';
import type { Permission } from '#domain/permission/permissions.ts';
import { isStaffRole, type StaffRole } from '#domain/permission/staff-roles.ts';
import { settings } from '#server/config/settings.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { giveBack, takeFrom, takeNow } from '#server/limit/take-from.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { isPlaceholder } from './address/claim-address.ts';
import { auth } from './auth.ts';
import { sessionLimits } from './limits.ts';
import { isUseToNote, staffIdleMs, staffMs } from './living/session-length.ts';
import { personOfUser } from './person.ts';

export interface PersonActor {
  kind: 'person';
  personId: string;
  /** Someone without an account, known by a cookie. */
  guest: boolean;
  /** What they are at the shop; empty for a customer. What that lets them do: `can`. */
  roles: readonly StaffRole[];
  sessionId: string;
  name: string;
  /** Empty for a guest. Theirs by their own word until they have confirmed it. */
  email: string;
  /** One of the shop's people who signs in with one factor where it wants two: until they have another, a customer. */
  mustSetUpCodes?: true;
}

/** Whoever is asking, proven from a cookie or a key and from nothing else. */
export type Actor = { kind: 'nobody' } | PersonActor | KeyActor;

export interface KeyActor {
  kind: 'key';
  name: string;
  /** What it may do; `*`: everything. */
  scopes: readonly (Permission | '*')[];
  /** Left out: the key of the environment. */
  id?: string | undefined;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

const configured = { key: '', hash: sha256('') };

function isConfiguredKey(hash: Buffer): boolean {
  const key = settings().MARKETDAY_API_KEY;
  if (!key) return false;
  if (configured.key !== key) Object.assign(configured, { key, hash: sha256(key) });
  return timingSafeEqual(configured.hash, hash);
}

/** Hashes of keys that were right: whoever guesses at the same address doesn't stand in their way. */
const rightBefore = new Set<string>();
const mostRemembered = 1_000;

/**
 * Finds a key's actor. A key is limited by itself; who guesses keys, by address.
 * @returns null if the key is unknown, has been ended or has expired
 * @throws AccessProblem `too_many`
 */
export async function actorOfKey(key: string, address = ''): Promise<Actor | null> {
  const hash = sha256(key);
  const known = hash.toString('hex');
  if (!isConfiguredKey(hash) && !rightBefore.has(known)) await takeFrom(sessionLimits.keyGuesses, address);
  const actor = await actorOfHash(hash);
  if (!actor) {
    rightBefore.delete(known);
    return null;
  }
  if (!rightBefore.has(known)) {
    await giveBack(sessionLimits.keyGuesses, address);
    if (rightBefore.size >= mostRemembered) rightBefore.clear();
    rightBefore.add(known);
  }
  takeNow(sessionLimits.keyRequests, actor.name);
  return actor;
}

async function actorOfHash(hash: Buffer): Promise<KeyActor | null> {
  if (isConfiguredKey(hash)) return { kind: 'key', name: 'environment', scopes: ['*'] };
  // Asked for with every request: a key that is revoked opens nothing any more.
  const [row] = await readRows<{ id: string; name: string; scopes: Permission[]; noted: boolean }>`
    SELECT id, name, scopes, coalesce(last_used_at > clock_timestamp() - interval '10 minutes', false) AS noted
    FROM api_key WHERE key_hash = ${hash.toString('hex')} AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > clock_timestamp())`;
  if (!row) return null;
  // Seldom, since each time is a write.
  if (!row.noted) await readRows`UPDATE api_key SET last_used_at = clock_timestamp() WHERE id = ${row.id}`;
  return { kind: 'key', id: row.id, name: row.name, scopes: row.scopes };
}

/**
 * Finds who sent these headers: the bearer of a key first, else the session cookie's person.
 * @throws AccessProblem `signed_out` for a key that isn't valid (a wrong key never falls back to the cookie)
 */
export async function actorOf(headers: Headers): Promise<Actor> {
  const bearer = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer) {
    const actor = await actorOfKey(bearer, headers.get(addressHeader) ?? '');
    if (!actor) throw new AccessProblem('signed_out', 'This API key is not valid. Check the Authorization header.');
    return actor;
  }
  if (!headers.get('cookie')) return { kind: 'nobody' };
  const found = await auth().api.getSession({ headers });
  if (!found) return { kind: 'nobody' };
  const { user, session } = found;
  const account = user.isAnonymous ? null : user;
  const roles = account?.roles?.filter(isStaffRole) ?? [];
  await noteUse(session, { guest: !account, staff: roles.length > 0 });
  const setUp = settings().SECOND_FACTOR && user.twoFactorEnabled !== true && session.byPasskey !== true;
  return {
    kind: 'person',
    personId: await personOfUser(user.id, account ? 'account' : 'guest'),
    guest: !account,
    roles: setUp ? [] : roles,
    ...(roles.length > 0 && setUp ? { mustSetUpCodes: true as const } : {}),
    sessionId: session.id,
    name: account?.name ?? '',
    email: account ? (isPlaceholder(account.email) ? (account.claimedEmail ?? '') : account.email) : '',
  };
}

/** Notes now and then that a session is in use. That of one of the shop's people goes on for as long again, up to its day's end. */
async function noteUse(
  { id, updatedAt }: { id: string; updatedAt: Date },
  { guest, staff }: { guest: boolean; staff: boolean },
): Promise<void> {
  if (guest || !isUseToNote(staff, updatedAt)) return;
  // Nobody watches it, so nobody is woken.
  await readRows`
    UPDATE session SET updated_at = clock_timestamp(), expires_at = CASE WHEN ${staff} THEN
      greatest(expires_at, least(created_at + ${staffMs} * interval '1 ms',
                                 clock_timestamp() + ${staffIdleMs} * interval '1 ms'))
      ELSE expires_at END
    WHERE id = ${id} AND expires_at > clock_timestamp()`;
}

/** @throws AccessProblem `signed_out` */
export function requirePerson(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new AccessProblem('signed_out', 'Sign in first.');
  return actor;
}

/** @throws AccessProblem `signed_out` for nobody or a guest */
export function requireAccount(actor: Actor): PersonActor {
  const person = requirePerson(actor);
  if (person.guest) throw new AccessProblem('signed_out', 'Sign in first.');
  return person;
}

/**
 * How an actor is named in an audit row: `desk:<person>`, `key:<name>` or `shopper`. Never a name or an address: the desk
 * looks the person up, and a deleted account leaves nothing behind.
 */
export function auditName(actor: Actor): string {
  if (actor.kind === 'key') return `key:${actor.name}`;
  return actor.kind === 'person' && actor.roles.length > 0 ? `desk:${actor.personId}` : 'shopper';
}
