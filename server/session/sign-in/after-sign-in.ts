import type { SignedIn } from './sign-in.ts';

export const afterSignIn = ({ cookies, wantsCode }: SignedIn, next: string) => ({
  ok: true as const,
  value: { next: wantsCode ? `/sign-in/code?next=${encodeURIComponent(next)}` : next },
  cookies,
});
