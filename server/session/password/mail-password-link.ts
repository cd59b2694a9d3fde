import { passwordLinkFor } from '#domain/session/link-times.ts';
import { database } from '#server/engine/database/database.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';

/** Mails the link for a new password. The demo's people share their accounts: nobody changes those. */
export async function mailPasswordLink(email: string, token: string): Promise<void> {
  if (isDemoAddress(email)) return;
  await database().email.create({
    data: {
      recipient: email,
      ...letter({
        title: 'Choose a new password',
        body: `Open the link and choose a new password. It works once, for ${passwordLinkFor}. You’ll be signed out everywhere else.`,
        action: {
          label: 'Choose a new password',
          link: `${shopUrl()}/new-password?token=${encodeURIComponent(token)}`,
        },
        why: 'You’re getting this because someone asked for a new password for this address. If it wasn’t you, nothing has changed.',
      }),
    },
  });
}
