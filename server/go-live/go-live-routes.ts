import { goLiveSchema } from '#contract/go-live/go-live.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { mayOpen, readGoLive } from './read-go-live.ts';

export const goLiveRoutes: readonly Route[] = [
  publicRoute.get('/v1/go-live', {
    summary: 'List what a shop needs before it opens, what is missing, and what stops sales',
    access: { key: 'settings:write' },
    answer: goLiveSchema,
    async run() {
      const checks = await readGoLive();
      return accept({ mayOpen: mayOpen(checks), checks });
    },
  }),
];
