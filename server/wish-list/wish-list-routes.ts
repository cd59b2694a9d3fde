import { markGivenSchema, saveWishSchema, wishListLinkSchema } from '#contract/wish-list/wish-list.ts';
import { accept } from '#domain/decision.ts';
import { ownViews } from '#server/account/own-views.ts';
import { type Route, route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { requirePerson } from '#server/session/actor.ts';
import { markGiven } from './mark-given.ts';
import { ownWishListTopic } from './own-wish-list-view.ts';
import { knowsPiece, saveWish } from './save-wish.ts';
import { shareWishList } from './share-wish-list.ts';
import { readSharedWishList } from './shared-wish-list-view.ts';

export const wishListRoutes: readonly Route[] = [
  route.post('/wish-list', {
    access: 'guest',
    body: saveWishSchema,
    beforeGuest: knowsPiece,
    async run({ actor, body }) {
      const { personId } = requirePerson(actor);
      const done = await saveWish(personId, body);
      return done.ok ? accept({ views: await ownViews(ownWishListTopic, personId) }) : done;
    },
    goTo: () => '/wish-list',
  }),

  route.post('/wish-list/link', {
    access: 'person',
    body: wishListLinkSchema,
    secretAnswer: true,
    async run({ actor, body }) {
      const { personId } = requirePerson(actor);
      await shareWishList(personId, body);
      return accept({ views: await ownViews(ownWishListTopic, personId) });
    },
    goTo: () => '/wish-list',
  }),

  route.post('/wish-lists/:code/given', {
    access: 'anyone',
    body: markGivenSchema,
    async run({ params: { code }, body, headers }) {
      await markGiven(code, body, headers.get(addressHeader));
      const view = await readSharedWishList(code);
      return accept({ views: view ? [view] : [] });
    },
    goTo: (_value, { params: { code } }) => `/wish-lists/${encodeURIComponent(code)}`,
  }),
];
