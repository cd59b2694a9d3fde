import type { SignedIn } from './sign-in.ts';

/** Where somebody goes who has given their password: on, or to the page that asks for their app's code. */
export const afterSignIn = ({ cookies, wantsCode }: SignedIn, next: string) => ({
  ok: true as const,
  value: { next: wantsCode ? `/sign-in/code?next=${encodeURIComponent(next)}` : next },
  cookies,
});
