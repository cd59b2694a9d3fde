import {
  addPasskeySchema,
  confirmByPasskeySchema,
  passkeyIdSchema,
  renamePasskeySchema,
  signInByPasskeySchema,
} from '#contract/session/passkey.ts';
import { confirmByPasswordSchema, signOutSchema } from '#contract/session/session.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { requireAccount } from '#server/session/actor.ts';
import { checkPassword } from '#server/session/password/check-password.ts';
import { noteProven } from '#server/session/prove.ts';
import { landingOf } from '#server/session/sign-in/landing.ts';
import { safePath } from '#server/web/answer.ts';
import { addPasskey, beginPasskey } from './add-passkey.ts';
import { type Asked, askForOwnPasskey, askForPasskey } from './ask-for-passkey.ts';
import { removePasskey, renamePasskey } from './change-passkeys.ts';
import { confirmByPasskey, signInByPasskey } from './sign-in-by-passkey.ts';

const page = '/account/passkeys';
const asked = ({ question, cookies }: Asked) => ({ ok: true as const, value: question, cookies });

export const passkeyRoutes: readonly Route[] = [
  route.post('/session/passkey/begin', {
    access: 'anyone',
    body: signOutSchema,
    secretAnswer: true,
    run: async ({ headers }) => asked(await askForPasskey(headers)),
  }),

  route.post('/session/passkey', {
    access: 'anyone',
    body: signInByPasskeySchema,
    secretAnswer: true,
    async run({ body, headers }) {
      const signed = await signInByPasskey(body.passkey, headers);
      if (!signed.ok) return signed;
      const { cookies } = signed.value;
      return { ok: true, value: { next: await landingOf(cookies, body.next) }, cookies };
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/confirm/passkey/begin', {
    access: 'account',
    body: signOutSchema,
    secretAnswer: true,
    run: async ({ headers }) => asked(await askForOwnPasskey(headers)),
  }),

  route.post('/account/confirm/passkey', {
    access: 'account',
    body: confirmByPasskeySchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const confirmed = await confirmByPasskey(requireAccount(actor), body.passkey, headers);
      if (!confirmed.ok) return confirmed;
      return { ok: true, value: { next: safePath(body.next ?? page) }, cookies: confirmed.value };
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/confirm', {
    access: 'account',
    body: confirmByPasswordSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const person = requireAccount(actor);
      const problem = await checkPassword(person, headers, body.currentPassword);
      if (problem) return { ok: false, refusal: problem };
      await noteProven(person);
      return accept({ next: safePath(body.next ?? page) });
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/passkeys/begin', {
    access: 'account',
    body: signOutSchema,
    secretAnswer: true,
    async run({ actor, headers }) {
      const begun = await beginPasskey(requireAccount(actor), headers);
      return begun.ok ? asked(begun.value) : begun;
    },
  }),

  route.post('/account/passkeys', {
    access: 'account',
    body: addPasskeySchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const added = await addPasskey(requireAccount(actor), body, headers);
      return added.ok ? accept({ next: `${page}?saved=added` }) : added;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/passkeys/name', {
    access: 'account',
    body: renamePasskeySchema,
    async run({ body, actor }) {
      const renamed = await renamePasskey(requireAccount(actor), body);
      return renamed.ok ? accept({ next: page }) : renamed;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/passkeys/remove', {
    access: 'account',
    body: passkeyIdSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const removed = await removePasskey(requireAccount(actor), body.id, headers);
      return removed.ok ? accept({ next: `${page}?saved=removed` }) : removed;
    },
    goTo: ({ next }) => next,
  }),
];
