import { database } from '#server/engine/database/database.ts';
import { letter } from '#server/mail/letter.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { isPlaceholder } from '#server/session/address/claim-address.ts';
import { isDemoAddress } from '#server/session/demo/demo-people.ts';
import { browserName } from './browser-name.ts';

const moment = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ', ')} UTC`;

export async function mailNewSignIn(email: string, headers: Headers): Promise<void> {
  if (isPlaceholder(email) || isDemoAddress(email)) return;
  await database().email.create({
    data: {
      recipient: email,
      ...letter({
        title: 'New sign-in to your account',
        body: `${browserName(headers.get('user-agent'))}, ${moment(new Date())}. If this was you, there is nothing to do.\nIf it wasn’t, choose a new password, which signs out every device.`,
        action: { label: 'Choose a new password', link: `${shopUrl()}/forgotten-password` },
        why: 'You’re getting this because someone signed in to your account from a new browser.',
      }),
    },
  });
}
