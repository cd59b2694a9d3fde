import { forgottenSchema } from '#contract/session.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { askForNewPassword } from '#server/session/forgotten-password.ts';

export const POST = endpoint({
  access: 'anyone',
  body: forgottenSchema,
  secretAnswer: true,
  async run({ body, headers }) {
    await askForNewPassword(body.email, headers);
    return { ok: true, value: { next: '/forgotten-password?sent' } };
  },
  goTo: ({ next }) => next,
});
