import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { actorOf, type PersonActor } from '#server/session/actor.ts';

/** Who is signed in. Anybody else is sent to sign in, and then comes back to `path`. */
export async function signedIn(path: string): Promise<PersonActor> {
  const actor = await actorOf(await headers());
  if (actor.kind !== 'person' || actor.guest) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  return actor;
}
