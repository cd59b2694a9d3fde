import { z } from 'zod';
import { text } from '#contract/value/text.ts';

export const shortestPassword = 10;
export const longestPassword = 128;

export const sessionHints = {
  name: 'Enter your name.',
  email: 'Enter an email address such as you@example.com.',
  password: 'Choose a password of at least 10 characters that isn’t a common one.',
  currentPassword: 'Enter your current password.',
  figures: 'Enter the six-digit code from the email.',
  code: 'Enter the six digits your app shows now, or one of your recovery codes.',
} as const;

export const emailSchema = text({ error: sessionHints.email }).trim().pipe(z.email(sessionHints.email).max(254));
/** Where to go afterwards: a path of this shop. */
const next = text().max(300).optional();

/** Any text: what is wrong with a password is said only where one is chosen. */
export const anyPassword = text({ error: 'Enter your password.' }).min(1, 'Enter your password.').max(1000);
/** A password that is chosen. Whether it is a common one is asked on the server. */
export const newPassword = text({ error: sessionHints.password })
  .min(shortestPassword, sessionHints.password)
  .max(longestPassword, `Choose a password of at most ${longestPassword} characters.`);

/** `POST /api/session/sign-in`. `mail`: after three wrong passwords a link is sent, and the answer leads to it. */
export const signInSchema = z.object({
  email: emailSchema,
  password: anyPassword,
  next,
  mail: z.literal('instead').optional(),
});
export type SignIn = z.infer<typeof signInSchema>;

export const signInCodeSchema = z.object({
  code: text({ error: sessionHints.code }).trim().min(6, sessionHints.code).max(20, sessionHints.code),
  next,
});

/** `POST /api/session/begin`: where this address goes on. */
export const beginSignInSchema = z.object({ email: emailSchema, next });

/** `POST /api/session/mail`: a link and six figures, by mail. */
export const askForSignInMailSchema = z.object({ email: emailSchema, next });

/** `POST /api/session/mail/sign-in`: with the key of the mail's link, or that of the page that asks for the figures. */
export const signInByMailSchema = z.object({
  key: text().min(1).max(3000),
  figures: text({ error: sessionHints.figures })
    .trim()
    .regex(/^\d{3}\s?\d{3}$/, sessionHints.figures)
    .optional(),
});

export const registerSchema = z.object({
  name: text({ error: sessionHints.name }).trim().min(1, sessionHints.name).max(100),
  email: emailSchema,
  password: newPassword,
  next,
});
export type Register = z.infer<typeof registerSchema>;

export const signOutSchema = z.object({});

/** `POST /api/session/forgotten`: a link for a new password, by mail. */
export const forgottenSchema = z.object({ email: emailSchema });

/** `POST /api/session/new-password`: with the link's token. */
export const newPasswordSchema = z.object({ token: text().min(1).max(100), password: newPassword });

/** `POST /api/session/confirm`: with the link's key, and the password of whoever isn't signed in. */
export const confirmAddressSchema = z.object({ key: text().min(1).max(1000), password: anyPassword.optional() });

const currentPassword = text({ error: sessionHints.currentPassword }).min(1, sessionHints.currentPassword).max(1000);

/** Without the password by whoever has just proven in another way who they are. */
const passwordOrProof = currentPassword.optional();

export const changePasswordSchema = z.object({ currentPassword: passwordOrProof, password: newPassword });
/** `POST /api/account/address`: confirmed by a mail to it. */
export const changeAddressSchema = z.object({ email: emailSchema, currentPassword: passwordOrProof });
/** `POST /api/account/sessions/end`: one, or without its id all others. */
export const endSessionSchema = z.object({ session: text().min(1).max(100).optional() });
/** `email`: the account's own, typed in place of the password. */
export const deleteAccountSchema = z.object({
  currentPassword: passwordOrProof,
  email: text().trim().max(254).optional(),
});
export const currentPasswordSchema = z.object({ currentPassword });
/** `POST /api/account/confirm`: who is there is asked again, and `next` goes on. */
export const confirmByPasswordSchema = z.object({ currentPassword, next });
