'use client';

import { lazy, Suspense } from 'react';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import type { View } from '#contract/wire/views.ts';

const UnderSeal = lazy(async () => ({ default: (await untilLoaded(() => import('./under-seal.tsx'))).UnderSeal }));

/** Rendered by the server at once; its script comes with sealed lots only. */
export const UnderSealPlace = ({ initial }: { initial: View<'auction'> }) => (
  <Suspense>
    <UnderSeal initial={initial} />
  </Suspense>
);
