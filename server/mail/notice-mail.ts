import { type NoticeKind, noticeKinds } from '#contract/notice.ts';
import { unsubscribeUrl } from '#server/notice/unsubscribe-link.ts';
import { type Mail, mailPage } from './mail-page.ts';
import { shopUrl } from './shop-url.ts';

interface NoticeText {
  personId: string;
  kind: NoticeKind;
  title: string;
  body: string;
  href: string;
}

/** A notice as a mail. A kind that may be turned off carries the way to do so (RFC 8058: one press, by POST). */
export function noticeMail({ personId, kind, title, body, href }: NoticeText): Mail {
  const { action, mayTurnOff } = noticeKinds[kind];
  const link = `${shopUrl()}${href}`;
  const settings = `${shopUrl()}/account/notices#preferences`;
  const off = mayTurnOff ? unsubscribeUrl(personId, kind) : null;
  const why = off
    ? `You get this because you have an account. Turn off mail like this: ${off}`
    : 'You get this because you won a lot: it can’t be turned off.';
  return {
    subject: title,
    text: `${title}\n\n${body}\n\n${action}: ${link}\n\n--\nMarketday\n${why}\nWhat we write about: ${settings}\n`,
    html: mailPage({
      title,
      body,
      action: { label: action, link },
      foot: [
        off ? { text: 'Turn off mail like this', link: off } : { text: why },
        { text: 'Choose what we write about', link: settings },
      ],
    }),
    headers: off ? { 'List-Unsubscribe': `<${off}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {},
  };
}
