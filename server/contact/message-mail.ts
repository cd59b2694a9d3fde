import type { Contact } from '#contract/contact/contact.ts';
import { letter } from '#server/mail/letter.ts';
import type { Mail } from '#server/mail/mail-page.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

/** For the shop: an answer to it goes to whoever wrote. */
export function messageMail({ name, email, about, body }: Contact): Mail {
  const mail = letter({
    title: about ? `A message about ${oneLine(about)}` : 'A message from your contact page',
    body: `From ${name ? `${oneLine(name)}, ` : ''}${email}\n\n${body}`,
    action: { label: 'See all messages', link: new URL('/desk/messages', shopUrl()).href },
    why: 'You’re getting this because messages from the contact page go to the shop’s email address.',
  });
  return { ...mail, headers: { ...mail.headers, 'Reply-To': email } };
}

/** A subject has one. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
