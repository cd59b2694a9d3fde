import { addressIdSchema, biddingDetailsSchema, saveAddressSchema } from '#contract/account/account.ts';
import {
  changeAddressSchema,
  changePasswordSchema,
  currentPasswordSchema,
  deleteAccountSchema,
  endSessionSchema,
  signInCodeSchema,
  signOutSchema,
} from '#contract/session/session.ts';
import { accept, refuse } from '#domain/decision.ts';
import { bareRoute, type Route, route } from '#server/api/route.ts';
import { refusePostcode } from '#server/order/price/refuse-postcode.ts';
import { requireAccount } from '#server/session/actor.ts';
import { removePassword } from '#server/session/password/remove-password.ts';
import { passkeyWantedOf } from '#server/session/prove.ts';
import { safePath } from '#server/web/answer.ts';
import { accountTopic } from './account-view.ts';
import { putAddressFirst } from './address-book/put-address-first.ts';
import { removeAddress } from './address-book/remove-address.ts';
import { saveAddress } from './address-book/save-address.ts';
import { askForHighBids } from './ask-for-high-bids.ts';
import { askToBid } from './ask-to-bid.ts';
import { changeAddress, mailClaimAgain } from './change-address.ts';
import { changePassword } from './change-password.ts';
import { deleteAccount } from './delete-account.ts';
import { endOwnSessions } from './end-own-sessions.ts';
import { exportAccount } from './export-account.ts';
import { keepBiddingDetails } from './keep-bidding-details.ts';
import { ownViews } from './own-views.ts';
import { removeCard } from './remove-card.ts';
import { setupReturn } from './setup-return.ts';
import { beginCodes, confirmCodes, endCodes } from './sign-in-codes.ts';

export const accountRoutes: readonly Route[] = [
  route.post('/account/address', {
    access: 'account',
    body: changeAddressSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const asked = await changeAddress(requireAccount(actor), body, headers);
      return asked.ok ? { ok: true, value: { next: '/account?saved=sent' } } : asked;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/address/again', {
    access: 'account',
    body: signOutSchema,
    secretAnswer: true,
    async run({ actor }) {
      await mailClaimAgain(requireAccount(actor));
      return accept({ next: '/account?saved=sent' });
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/addresses', {
    access: 'account',
    body: saveAddressSchema,
    keepsTyped: 'refused',
    async run({ actor, body }) {
      const { personId } = requireAccount(actor);
      await refusePostcode(body);
      const saved = await saveAddress(personId, body);
      if (!saved.ok) return saved;
      return accept({ next: '/account/addresses?saved', views: await ownViews(accountTopic, personId) });
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/addresses/first', {
    access: 'account',
    body: addressIdSchema,
    async run({ actor, body }) {
      const { personId } = requireAccount(actor);
      await putAddressFirst(personId, body.id);
      return accept({ next: '/account/addresses', views: await ownViews(accountTopic, personId) });
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/addresses/remove', {
    access: 'account',
    body: addressIdSchema,
    async run({ actor, body }) {
      const { personId } = requireAccount(actor);
      await removeAddress(personId, body.id);
      return accept({ next: '/account/addresses', views: await ownViews(accountTopic, personId) });
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/bidding', {
    access: 'account',
    body: biddingDetailsSchema,
    keepsTyped: 'refused',
    async run({ actor, body }) {
      const { personId } = requireAccount(actor);
      await refusePostcode(body);
      const kept = await keepBiddingDetails(personId, body);
      if (!kept.ok) return kept;
      const next = safePath(body.next ?? '/account');
      const views = await ownViews(accountTopic, personId);
      const { client } = kept.value;
      return accept({ next: client ? '/account/bidding' : next, views, client });
    },
    goTo: ({ next }) => next,
  }),

  bareRoute.get('/account/bidding/return', setupReturn),

  route.post('/account/bidding/high-bids', { access: 'account', run: ({ actor }) => askForHighBids(actor) }),

  route.post('/account/bidding/requests', {
    access: 'account',
    async run({ actor }) {
      const asked = await askToBid(actor);
      return asked.ok ? { ok: true, value: { views: await ownViews(accountTopic, asked.value.personId) } } : asked;
    },
  }),

  route.post('/account/card/remove', {
    access: 'account',
    body: signOutSchema,
    async run({ actor }) {
      const { personId } = requireAccount(actor);
      const removed = await removeCard(personId);
      return removed.ok
        ? accept({ next: '/account?saved=card', views: await ownViews(accountTopic, personId) })
        : removed;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/codes', {
    access: 'account',
    body: currentPasswordSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const begun = await beginCodes(requireAccount(actor), body.currentPassword, headers);
      return begun.ok ? { ok: true, value: { next: '/account/codes' } } : begun;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/codes/confirm', {
    access: 'account',
    body: signInCodeSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const confirmed = await confirmCodes(requireAccount(actor), body.code, headers);
      return confirmed.ok ? { ok: true, value: { next: '/account?saved=codes' }, cookies: confirmed.value } : confirmed;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/codes/end', {
    access: 'account',
    body: currentPasswordSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const ended = await endCodes(requireAccount(actor), body.currentPassword, headers);
      return ended.ok ? { ok: true, value: { next: '/account?saved=codes-off' }, cookies: ended.value } : ended;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/delete', {
    access: 'account',
    body: deleteAccountSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const deleted = await deleteAccount(requireAccount(actor), body, headers);
      return deleted.ok ? { ok: true, value: { next: '/account/deleted' }, cookies: deleted.value } : deleted;
    },
    goTo: ({ next }) => next,
  }),

  route.get('/account/export', {
    access: 'account',
    run: async ({ actor }) => ({
      ok: true,
      value: await exportAccount(requireAccount(actor)),
      headers: { 'content-disposition': 'attachment; filename="account.json"' },
    }),
  }),

  route.post('/account/password', {
    access: 'account',
    body: changePasswordSchema,
    secretAnswer: true,
    async run({ body, actor, headers }) {
      const changed = await changePassword(requireAccount(actor), body, headers);
      return changed.ok ? { ok: true, value: { next: '/account?saved=password' }, cookies: changed.value } : changed;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/password/remove', {
    access: 'account',
    body: signOutSchema,
    secretAnswer: true,
    async run({ actor }) {
      const removed = await removePassword(requireAccount(actor));
      return removed.ok ? accept({ next: '/account?saved=password-removed' }) : removed;
    },
    goTo: ({ next }) => next,
  }),

  route.post('/account/sessions/end', {
    access: 'account',
    body: endSessionSchema,
    secretAnswer: true,
    async run({ body, actor }) {
      const person = requireAccount(actor);
      const problem = await passkeyWantedOf(person);
      if (problem) return refuse(problem);
      await endOwnSessions(person, body.session);
      return accept({ next: '/account?saved=sessions' });
    },
    goTo: ({ next }) => next,
  }),
];
