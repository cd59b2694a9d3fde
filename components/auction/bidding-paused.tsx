'use client';

import { topicOf } from '#contract/topics.ts';
import { useView } from '../live/use-view.ts';
import { AskToBid } from './ask-to-bid.tsx';

/** On a lot's page, before anybody bids. Nothing for whoever may. */
export function BiddingPaused() {
  const paused = useView<'me'>(topicOf.me)?.data.biddingPaused ?? null;
  return paused && <AskToBid askedAt={paused.askedAt} />;
}
