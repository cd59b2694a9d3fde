import { z } from 'zod';
import { text, writtenText } from '#contract/value/text.ts';

/** How the shop's emails are signed and answered. */
export const mailSettings = {
  /** Whom emails come from. Empty: the shop's name. */
  mailSenderName: text()
    .trim()
    .max(60, 'Write at most 60 characters.')
    .regex(/^[^<>"\r\n]*$/, 'Leave out quotation marks and angle brackets.')
    .default(''),
  /** Where answers go. Empty: the shop's email address. */
  mailReplyTo: z.union([z.literal(''), z.email('Enter an email address.').max(200)]).default(''),
  /** Stands below each email's own words. */
  mailSignature: writtenText(null, 300).default(''),
} as const;
