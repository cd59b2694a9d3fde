/** The Message-ID is made from the row's id, so that a mail which goes out twice is recognisably one. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { settings } from '#server/config/settings.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { withShop } from './shop-in-mail.ts';
import { shopUrl } from './shop-url.ts';

export interface MailToSend {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  createdAt: Date;
  /** The contract that it confirms, as it is kept; null: it confirms none. */
  confirmation?: string | null;
}

/** What a customer keeps: a link alone is no durable medium. */
export const confirmationFile = 'Terms and withdrawal.txt';

/** Hands one mail over. @throws Error if that failed, or may have failed */
export type DeliverMail = (mail: MailToSend) => Promise<void>;

/** As many mails are handed over side by side, each over a connection that stays open for the next. */
export const mostConnections = 4;

/** Where SMTP_URL doesn't say otherwise. */
const smtpDefaults = {
  pool: true,
  maxConnections: mostConnections,
  // Once more over a new connection, where an open one has just been closed.
  maxRequeues: 1,
  // An answer is due well before the mail would be taken up again by someone else.
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
} as const;

/** The shop's name at the mail server's sender; answers go to where the shop reads them. */
async function messageOf(mail: MailToSend): Promise<SendMailOptions> {
  const { id, recipient, headers, createdAt, confirmation } = mail;
  const shop = await readShop();
  const { email } = shop;
  const name = shop.mailSenderName || shop.shopName;
  const answers = shop.mailReplyTo || email;
  return {
    from: { name, address: senderAddress(settings().MAIL_FROM ?? (email || 'shop@localhost')) },
    ...(answers ? { replyTo: { name, address: answers } } : {}),
    to: recipient,
    ...withShop(mail, shop),
    headers,
    ...(confirmation
      ? {
          attachments: [
            { filename: confirmationFile, content: confirmation, contentType: 'text/plain; charset=utf-8' },
          ],
        }
      : {}),
    messageId: `<${id}@${new URL(shopUrl()).hostname}>`,
    date: createdAt,
  };
}

/** @param from an address, with or without a name before it */
export const senderAddress = (from: string): string => /<([^<>]+)>/.exec(from)?.[1] ?? from.trim();

/** Sends by SMTP_URL, or without one writes `DATA_DIR/mail/<id>.eml`: a repeat overwrites itself. */
export const deliverMail: DeliverMail = async (mail) => {
  const { SMTP_URL, DATA_DIR } = settings();
  if (SMTP_URL) await transportTo(SMTP_URL).sendMail(await messageOf(mail));
  else await writeToFile(join(DATA_DIR, 'mail'), mail);
};

let current: { url: string; transport: Transporter } | undefined;

function transportTo(url: string): Transporter {
  if (current?.url === url) return current.transport;
  closeMailTransport();
  current = { url, transport: createTransport({ ...smtpDefaults, url }) };
  return current.transport;
}

/** Closes the connections to the mail server. The next mail opens others. */
export function closeMailTransport(): void {
  current?.transport.close();
  current = undefined;
}

async function writeToFile(folder: string, mail: MailToSend): Promise<void> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(await messageOf(mail));
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${mail.id}.eml`);
  await writeFile(`${file}.part`, message);
  await rename(`${file}.part`, file);
}
