'use client';

import { lazy, Suspense } from 'react';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import type { LabelledCard } from '#contract/catalogue/catalogue.ts';

const StillHere = lazy(async () => ({ default: (await untilLoaded(() => import('./still-here.tsx'))).StillHere }));

/** Rendered by the server at once; its script comes where a piece is sold out. */
export const StillHerePlace = ({ others }: { others: LabelledCard[] }) => (
  <Suspense>
    <StillHere others={others} />
  </Suspense>
);
