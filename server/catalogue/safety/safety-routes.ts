import { saveMakerSafetySchema } from '#contract/catalogue/product-safety.ts';
import { type Route, route } from '#server/api/route.ts';
import { saveMakerSafety } from './save-maker-safety.ts';

export const safetyRoutes: readonly Route[] = [
  route.post('/desk/safety/:maker', {
    access: { desk: 'piece:write' },
    body: saveMakerSafetySchema,
    run: ({ params, body }) => saveMakerSafety(params.maker, body),
    goTo: () => '/desk/safety',
  }),
];
