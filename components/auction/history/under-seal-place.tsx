'use client';

import { Suspense } from 'react';
import { latePart } from '#components/ui/late-part.ts';
import type { View } from '#contract/wire/views.ts';

const UnderSeal = latePart(() => import('./under-seal.tsx').then(({ UnderSeal }) => UnderSeal));

/** Rendered by the server at once; its script comes with sealed lots only. */
export const UnderSealPlace = ({ initial }: { initial: View<'auction'> }) => (
  <Suspense>
    <UnderSeal initial={initial} />
  </Suspense>
);
