import { arrangeSchema } from '#contract/shop/front-settings.ts';
import { patchShopSchema, saveShopSchema, shopSettingsSchema } from '#contract/shop/shop-settings.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { arrangeList } from './arrange-list.ts';
import { readShop } from './read-shop.ts';
import { saveShop } from './save-shop.ts';

export const shopRoutes: readonly Route[] = [
  route.post('/desk/settings', {
    access: { desk: 'settings:write' },
    body: saveShopSchema,
    run: ({ body: { given, seenVersion } }) => saveShop(given, seenVersion),
    goTo: (_, { body: { section } }) => (section ? `/desk/settings?section=${section}` : '/desk/settings'),
  }),

  route.post('/desk/settings/arrange', {
    access: { desk: 'settings:write' },
    body: arrangeSchema,
    run: ({ body }) => arrangeList(body),
    goTo: (_, { body: { list } }) => `/desk/settings?section=${list === 'frontSections' ? 'front' : 'links'}`,
  }),

  publicRoute.get('/v1/settings', {
    summary: 'Get the shop’s settings',
    access: { key: 'settings:write' },
    answer: shopSettingsSchema,
    run: async () => accept(await readShop()),
  }),

  publicRoute.patch('/v1/settings', {
    summary: 'Change settings of the shop: those that are sent; every page shows them at once',
    access: { key: 'settings:write' },
    body: patchShopSchema,
    answer: shopSettingsSchema,
    run: async ({ body }) => {
      const saved = await saveShop(body);
      return saved.ok ? accept(saved.value.settings) : saved;
    },
  }),
];
