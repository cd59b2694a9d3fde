import { database } from '#server/engine/database/database.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import type { PersonActor } from '#server/session/actor.ts';
import { browserName } from '#server/session/sign-in/browser-name.ts';

/** Told at the account's address, once that is confirmed: a passkey opens it as a password does. */
export async function mailPasskeyChange(
  { personId }: PersonActor,
  { kind, name }: { kind: 'added' | 'removed'; name: string },
  headers: Headers,
): Promise<void> {
  const user = await database().user.findFirst({ where: { person: { id: personId }, emailVerified: true } });
  if (!user) return;
  const by = browserName(headers.get('user-agent'));
  const mail = letter({
    title: kind === 'added' ? 'A passkey was added to your account' : 'A passkey was removed from your account',
    body:
      kind === 'added'
        ? `“${name}” can sign in from now on. It was added in ${by}. If this was you, there is nothing to do.\nIf it wasn’t, remove it on your account page, and choose a new password, which signs out every device.`
        : `“${name}” can’t sign in any more. It was removed in ${by}. If this was you, there is nothing to do.\nIf it wasn’t, choose a new password, which signs out every device.`,
    action: { label: 'Look at your passkeys', link: `${shopUrl()}/account/passkeys` },
    why: `You’re getting this because a passkey on your account was ${kind}.`,
  });
  await database().email.create({ data: { recipient: user.email, ...mail } });
}
