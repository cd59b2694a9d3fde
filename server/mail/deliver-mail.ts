/**
 * The way out for mail: SMTP where it is configured, else files. The Message-ID is made from the
 * row's id, so that a mail which goes out twice is recognisably one.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { settings } from '#server/settings.ts';
import { shopUrl } from './shop-url.ts';

export interface MailToSend {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  createdAt: Date;
}

/** Hands one mail over. @throws Error if that failed, or may have failed */
export type DeliverMail = (mail: MailToSend) => Promise<void>;

/** An answer is due well before the mail would be taken up again by someone else. */
const timeouts = { connectionTimeout: '10000', greetingTimeout: '10000', socketTimeout: '30000' };

function messageOf({ id, recipient, subject, text, html, headers, createdAt }: MailToSend): SendMailOptions {
  return {
    from: settings().MAIL_FROM,
    to: recipient,
    ...{ subject, text, html, headers },
    // The same each time it is sent.
    messageId: `<${id}@${new URL(shopUrl()).hostname}>`,
    date: createdAt,
  };
}

/** Sends by SMTP_URL, or without one writes `DATA_DIR/mail/<id>.eml`: a repeat overwrites itself. */
export const deliverMail: DeliverMail = async (mail) => {
  const { SMTP_URL, DATA_DIR } = settings();
  if (SMTP_URL) await sendOver(SMTP_URL, messageOf(mail));
  else await writeToFile(join(DATA_DIR, 'mail'), mail);
};

async function sendOver(url: string, message: SendMailOptions): Promise<void> {
  const address = new URL(url);
  for (const [name, value] of Object.entries(timeouts)) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, value);
  }
  const transport = createTransport(address.href);
  try {
    await transport.sendMail(message);
  } finally {
    transport.close();
  }
}

async function writeToFile(folder: string, mail: MailToSend): Promise<void> {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(messageOf(mail));
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${mail.id}.eml`);
  await writeFile(`${file}.part`, message);
  await rename(`${file}.part`, file);
}
