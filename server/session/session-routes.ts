import {
  askForSignInMailSchema,
  beginSignInSchema,
  confirmAddressSchema,
  forgottenSchema,
  newPasswordSchema,
  registerSchema,
  signInByMailSchema,
  signInCodeSchema,
  signInSchema,
  signOutSchema,
} from '#contract/session/session.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { safePath } from '#server/web/answer.ts';
import { confirmAddress } from './address/confirm-address.ts';
import { askForSignInMail } from './by-mail/ask-for-sign-in-mail.ts';
import { signInByMail } from './by-mail/sign-in-by-mail.ts';
import { askForNewPassword, setNewPassword } from './password/forgotten-password.ts';
import { afterSignIn } from './sign-in/after-sign-in.ts';
import { beginSignIn, signInOrMail } from './sign-in/begin-sign-in.ts';
import { landingAfterConfirming, landingOf } from './sign-in/landing.ts';
import { register } from './sign-in/register.ts';
import { signIn } from './sign-in/sign-in.ts';
import { signInWithCode } from './sign-in/sign-in-with-code.ts';
import { signOut } from './sign-in/sign-out.ts';

export const sessionRoutes: readonly Route[] = [
  route.post('/session/begin', {
    access: 'anyone',
    body: beginSignInSchema,
    secretAnswer: true,
    run: async ({ body, headers }) => accept({ next: await beginSignIn(body, headers) }),
    goTo: ({ next }) => next,
  }),

  route.post('/session/code', {
    access: 'anyone',
    body: signInCodeSchema,
    secretAnswer: true,
    async run({ body, headers }) {
      const signed = await signInWithCode(body.code, headers);
      if (!signed.ok) return signed;
      return { ok: true, value: { next: await landingOf(signed.value, body.next) }, cookies: signed.value };
    },
    goTo: ({ next }) => next,
  }),

  route.post('/session/confirm', {
    access: 'anyone',
    body: confirmAddressSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const personId = actor.kind === 'person' ? actor.personId : null;
      const confirmed = await confirmAddress(body, { personId, headers });
      return confirmed.ok
        ? {
            ok: true,
            value: { next: await landingAfterConfirming(confirmed.value, headers) },
            cookies: confirmed.value,
          }
        : confirmed;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/session/forgotten', {
    access: 'anyone',
    body: forgottenSchema,
    secretAnswer: true,
    async run({ body, headers }) {
      await askForNewPassword(body.email, headers);
      return accept({ next: '/forgotten-password?sent' });
    },
    goTo: ({ next }) => next,
  }),

  route.post('/session/mail', {
    access: 'anyone',
    body: askForSignInMailSchema,
    secretAnswer: true,
    async run({ body, headers }) {
      const asked = await askForSignInMail(body, headers);
      return asked.ok ? accept({ next: `/sign-in/mail?key=${asked.value}` }) : asked;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/session/mail/sign-in', {
    access: 'anyone',
    body: signInByMailSchema,
    secretAnswer: true,
    async run({ body, headers }) {
      const signed = await signInByMail(body, headers);
      if (!signed.ok) return signed;
      return afterSignIn(signed.value, await landingOf(signed.value.cookies, signed.value.next));
    },
    goTo: ({ next }) => next,
  }),

  route.post('/session/new-password', {
    access: 'anyone',
    body: newPasswordSchema,
    secretAnswer: true,
    async run({ body, headers }) {
      const set = await setNewPassword(body, headers);
      return set.ok ? afterSignIn(set.value, '/account?saved=password') : set;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/session/register', {
    access: 'anyone',
    body: registerSchema,
    secretAnswer: true,
    async run({ body, headers }) {
      const opened = await register(body, headers);
      return opened.ok ? { ok: true, value: { next: safePath(body.next ?? '/') }, cookies: opened.value } : opened;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/session/sign-in', {
    access: 'anyone',
    body: signInSchema,
    secretAnswer: true,
    async run({ body, headers }) {
      const signed = await (body.mail ? signInOrMail(body, headers) : signIn(body, headers));
      if (!signed.ok) return signed;
      if ('mailed' in signed.value) return accept({ next: signed.value.mailed });
      return afterSignIn(signed.value, await landingOf(signed.value.cookies, body.next));
    },
    goTo: ({ next }) => next,
  }),

  route.post('/session/sign-out', {
    access: 'anyone',
    body: signOutSchema,
    secretAnswer: true,
    run: async ({ headers, actor }) => ({ ok: true, value: { next: '/' }, cookies: await signOut(headers, actor) }),
    goTo: ({ next }) => next,
  }),
];
