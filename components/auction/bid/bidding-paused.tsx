'use client';

import { lazy, Suspense } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import { topicOf } from '#contract/wire/topics.ts';

const AskToBid = lazy(async () => ({ default: (await untilLoaded(() => import('./ask/ask-to-bid.tsx'))).AskToBid }));

/** On a lot's page, before anybody bids. Nothing for whoever may; who that is only their browser knows. */
export function BiddingPaused() {
  const paused = useView<'my-account'>(topicOf.myAccount)?.data.biddingPaused ?? null;
  if (!paused) return null;
  return (
    <Suspense>
      <AskToBid askedAt={paused.askedAt} />
    </Suspense>
  );
}
