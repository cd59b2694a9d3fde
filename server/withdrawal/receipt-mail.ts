import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { type Mail, mailPage } from '#server/mail/mail-page.ts';
import { queueMail } from '#server/mail/queue-mail.ts';
import { momentToTheSecond, type ReceiptFacts, receiptRows, whatFollows } from './receipt-words.ts';

/** An address in somebody's words isn't made a link by mail programs: a receipt advertises nothing. */
const unlinked = (written: string): string => written.replaceAll('://', ': //').replaceAll(/\bwww\./gi, 'www ');

const sellerLines = ({ sellerName, shopName, sellerAddress, email, phone }: ShopSettings): string[] =>
  [sellerName || shopName, ...sellerAddress.split('\n'), email, phone].filter((line) => line !== '');

/** The receipt, on a durable medium: the whole statement with its date and time. */
export function receiptMail(facts: ReceiptFacts, shop: ShopSettings): Mail {
  const title = `We’ve received your withdrawal, ${withdrawalNumber(facts.number)}`;
  const rows = receiptRows(facts).map(({ name, value }) => ({ name, value: unlinked(value) }));
  const hello = `Dear ${unlinked(facts.name)},`;
  const received = `we received this statement on ${momentToTheSecond(facts.receivedAt, shop.zone)}:`;
  const follows = whatFollows(facts.receivedAt, shop);
  const seller = sellerLines(shop);
  const why =
    'Keep this email: it is your receipt. You get it because this address was given with the statement. If that wasn’t you, answer this email.';
  const listed = rows.map(({ name, value }) => `${name}: ${value}`);
  return {
    subject: title,
    text: [title, '', hello, received, '', ...listed, '', ...follows, '', '--', ...seller, why, ''].join('\n'),
    html: mailPage({
      title,
      body: [hello, received, ...listed, ...follows].join('\n'),
      action: null,
      foot: [{ text: seller.join(', ') }, { text: why }],
    }),
    headers: {},
  };
}

/** Several receipts to one address as one email, each of them whole. */
function receiptsMail(all: readonly ReceiptFacts[], shop: ShopSettings): Mail {
  const mails = all.map((facts) => receiptMail(facts, shop));
  const title = `We’ve received ${all.length} withdrawals, ${all.map(({ number }) => withdrawalNumber(number)).join(', ')}`;
  const text = [title, '', ...mails.map((mail) => mail.text)].join('\n');
  return {
    subject: title.slice(0, 200),
    text,
    html: mailPage({ title, body: mails.map((mail) => mail.text).join('\n'), action: null, foot: [] }),
    headers: {},
  };
}

export async function queueReceipts(
  tx: Tx,
  email: string,
  all: readonly ReceiptFacts[],
  shop: ShopSettings,
): Promise<void> {
  const [only] = all;
  if (!only) return;
  await queueMail(tx, email, all.length === 1 ? receiptMail(only, shop) : receiptsMail(all, shop));
}
