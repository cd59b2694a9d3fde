/** Keys in addresses of pages are sealed: neither a log nor a history tells the e-mail address or the figures. */

import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { z } from 'zod';
import { signInMailMs } from '#domain/session/link-times.ts';
import { settings } from '#server/config/settings.ts';

const mailKeySchema = z.object({
  address: z.string(),
  /** Which mail; missing where none has gone out. */
  mail: z.string().optional(),
  /** In the mail's link alone. */
  figures: z.string().optional(),
  /** The mail has its link alone: too many wrong digits were typed for its address today. */
  linkAlone: z.boolean().optional(),
  next: z.string(),
  until: z.number(),
});
export type MailKey = z.infer<typeof mailKeySchema>;

export const sealMailKey = (key: Omit<MailKey, 'until'>): Promise<string> =>
  symmetricEncrypt({
    key: settings().AUTH_SECRET,
    data: JSON.stringify({ ...key, until: Date.now() + signInMailMs } satisfies MailKey),
  });

/** @returns null for a key that isn't ours, or whose time is over */
export async function readMailKey(sealed: string): Promise<MailKey | null> {
  const opened = await symmetricDecrypt({ key: settings().AUTH_SECRET, data: sealed }).catch(() => null);
  if (opened === null) return null;
  const key = mailKeySchema.parse(JSON.parse(opened));
  return key.until > Date.now() ? key : null;
}
