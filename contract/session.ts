import { z } from 'zod';

/** What each field wants, said when it isn't so. */
export const sessionHints = {
  name: 'Enter your name.',
  email: 'Enter an email address such as you@example.com.',
  password: 'Choose a password of 8 to 128 characters.',
} as const;

const email = z.string({ error: sessionHints.email }).trim().pipe(z.email(sessionHints.email).max(254));
/** Where to go afterwards: a path of this shop. */
const next = z.string().max(300).optional();

export const signInSchema = z.object({
  email,
  // Any text: what is wrong with a password is said only where one is chosen.
  password: z.string({ error: 'Enter your password.' }).min(1, 'Enter your password.').max(1000),
  next,
});
export type SignIn = z.infer<typeof signInSchema>;

export const registerSchema = z.object({
  name: z.string({ error: sessionHints.name }).trim().min(1, sessionHints.name).max(100),
  email,
  password: z.string({ error: sessionHints.password }).min(8, sessionHints.password).max(128, sessionHints.password),
  next,
});
export type Register = z.infer<typeof registerSchema>;

export const signOutSchema = z.object({});
