import { registerSchema } from '#contract/session.ts';
import { endpoint } from '#server/http/endpoint.ts';
import { register } from '#server/session/register.ts';
import { safePath } from '#server/web/answer.ts';

export const POST = endpoint({
  access: 'anyone',
  body: registerSchema,
  secretAnswer: true,
  async run({ body, headers }) {
    const opened = await register(body, headers);
    return opened.ok ? { ok: true, value: { next: safePath(body.next ?? '/') }, cookies: opened.value } : opened;
  },
  goTo: ({ next }) => next,
});
