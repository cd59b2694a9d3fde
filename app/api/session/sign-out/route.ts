import { signOutSchema } from '#contract/session.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { signOut } from '#server/session/sign-out.ts';

export const POST = endpoint({
  access: 'anyone',
  body: signOutSchema,
  secretAnswer: true,
  run: async ({ headers, actor }) => ({ ok: true, value: { next: '/' }, cookies: await signOut(headers, actor) }),
  goTo: ({ next }) => next,
});
