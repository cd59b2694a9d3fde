import type { NoticeKind, NoticeRow, NoticeTerms } from '#contract/notice/notice.ts';
import { withdrawalDays } from '#domain/withdrawal/withdrawal-period.ts';
import { unsubscribeUrl } from '#server/mail/unsubscribe-link.ts';
import { type Mail, mailPage } from './mail-page.ts';
import { sellerPlace, shopNamePlace, signaturePlace, withoutPlaces } from './shop-in-mail.ts';
import { shopUrl } from './shop-url.ts';
import { testOrderNote } from './test-order-note.ts';
import { withdrawalInstruction, withdrawUrl } from './withdrawal-instruction.ts';

interface NoticeText {
  personId: string;
  kind: NoticeKind;
  terms: NoticeTerms;
  title: string;
  body: string;
  link: string;
  rows?: readonly NoticeRow[];
  /** Without an account there are no preferences to lead to. */
  hasAccount: boolean;
  /** It is about an order that is paid by a test payment. */
  isTest: boolean;
  /** What stops mail that an address asked for; without one, the kind's own preference does. */
  off?: string;
  /** It confirms a contract that can be withdrawn from; who pays for sending the pieces back. */
  withdrawal?: { returnPaidBy: 'shop' | 'customer' } | null;
}

/** A notice as a mail. A kind that may be turned off carries the way to do so (RFC 8058: one press, by POST). */
export function noticeMail({
  personId,
  kind,
  terms: { action, always },
  link,
  rows: facts = [],
  hasAccount,
  off: stop,
  withdrawal,
  isTest,
  ...written
}: NoticeText): Mail {
  const told = { title: withoutPlaces(written.title), body: withoutPlaces(written.body) };
  const rows = facts.map(({ name, value, ...row }) => ({
    ...row,
    name: withoutPlaces(name),
    value: withoutPlaces(value),
  }));
  const title = isTest ? `Test: ${told.title}` : told.title;
  const said = isTest ? `${testOrderNote}\n${told.body}` : told.body;
  const body = withdrawal
    ? `${said}\nChanged your mind? You have ${withdrawalDays} days from the day the last piece arrives.`
    : said;
  const instruction = withdrawal ? withdrawalInstruction(sellerPlace, withdrawal.returnPaidBy) : [];
  const settings = hasAccount ? `${shopUrl()}/account/notices#preferences` : null;
  const off = stop ?? (always ? null : unsubscribeUrl(personId, kind));
  const because = hasAccount
    ? 'You’re getting this because you have an account with us.'
    : `You’re getting this because you ${stop ? 'asked us to tell you' : 'ordered from us'}.`;
  const why = off ? `${because} Stop emails like this: ${off}` : `${because} ${always ?? ''}`;
  const choose = settings ? `\nChoose what we email you about: ${settings}` : '';
  return {
    subject: title,
    text: `${title}\n\n${body}\n\n${listed(rows)}${action}: ${link}\n${withdrawal ? `Withdraw from contract here: ${withdrawUrl()}\n` : ''}${instruction.map((line) => `\n${line}\n`).join('')}${signaturePlace}\n--\n${shopNamePlace}\n${sellerPlace}\n${why}${choose}\n`,
    html: mailPage({
      title,
      body,
      rows,
      action: { label: action, link },
      foot: [
        ...(withdrawal ? [{ text: 'Withdraw from contract here', link: withdrawUrl() }] : []),
        ...instruction.map((text) => ({ text })),
        off ? { text: 'Stop emails like this', link: off } : { text: `${because} ${always ?? ''}` },
        ...(settings ? [{ text: 'Choose what we email you about', link: settings }] : []),
      ],
    }),
    headers: off ? { 'List-Unsubscribe': `<${off}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {},
  };
}

const listed = (rows: readonly NoticeRow[]): string =>
  rows.length === 0 ? '' : `${rows.map(({ name, value }) => `${name}: ${value}`).join('\n')}\n\n`;
