import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { readConfirmKey } from './confirm-link.ts';

/** What a confirmation link would confirm, for its page; null if it does nothing any more. */
export async function claimOf(key: string, actor: Actor): Promise<{ address: string; signedIn: boolean } | null> {
  const claim = readConfirmKey(key, Date.now());
  const user = claim && (await database().user.findUnique({ where: { id: claim.userId }, include: { person: true } }));
  if (!claim || user?.claimedEmail !== claim.address) return null;
  return { address: claim.address, signedIn: actor.kind === 'person' && user.person?.id === actor.personId };
}
