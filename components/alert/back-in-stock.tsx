'use client';

import { Suspense } from 'react';
import { latePart } from '#components/ui/late-part.ts';
import type { OwnAlert } from '#contract/alert/alert.ts';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import { offerMinutes } from '#domain/alert/line.ts';
import { askingWords } from './alert-words.ts';
import { AskForm } from './ask-form.tsx';

const Standing = latePart(() => import('./standing.tsx').then(({ Standing }) => Standing));

interface BackInStockProps {
  variant: VariantView;
  own: OwnAlert | null;
}

/** Where the button was, while none can be bought: the line of those who wait, and one's own place in it. */
export function BackInStock({ variant: { sku, line }, own }: BackInStockProps) {
  if (own && own.state !== 'offered') {
    return (
      <Suspense>
        <Standing alert={own} line={line} />
      </Suspense>
    );
  }
  return (
    <AskForm
      subject={{ kind: 'back_in_stock', sku }}
      label="Tell me if one comes back"
      action="Tell me"
      hint={`We’ll hold it for you for ${offerMinutes} minutes, first come, first served. ${askingWords(line?.waiting ?? 0)}`}
    />
  );
}
