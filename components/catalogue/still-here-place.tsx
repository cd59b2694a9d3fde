'use client';

import { Suspense } from 'react';
import { latePart } from '#components/ui/late-part.ts';
import type { LabelledCard } from '#contract/catalogue/catalogue.ts';

const StillHere = latePart(() => import('./still-here.tsx').then(({ StillHere }) => StillHere));

/** Rendered by the server at once; its script comes where a piece is sold out. */
export const StillHerePlace = ({ others }: { others: LabelledCard[] }) => (
  <Suspense>
    <StillHere others={others} />
  </Suspense>
);
