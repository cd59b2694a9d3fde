import { newPasswordSchema } from '#contract/session.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { afterSignIn } from '#server/session/after-sign-in.ts';
import { setNewPassword } from '#server/session/forgotten-password.ts';

export const POST = endpoint({
  access: 'anyone',
  body: newPasswordSchema,
  secretAnswer: true,
  async run({ body, headers }) {
    const set = await setNewPassword(body, headers);
    return set.ok ? afterSignIn(set.value, '/account?saved=password') : set;
  },
  goTo: ({ next }) => next,
});
