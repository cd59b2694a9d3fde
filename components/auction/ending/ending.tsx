'use client';

import { BidFacts } from '#components/auction/bid/bid-facts.tsx';
import { BandLine } from '#components/auction/lot/band-line.tsx';
import { usePart } from '#components/auction/lot/use-part.ts';
import { latePart } from '#components/ui/late-part.ts';
import type { LotEndingProps } from './lot-ending.tsx';
import { useIsUrgent } from './use-is-urgent.ts';

const load = () => import('./lot-ending.tsx').then(({ LotEnding }) => LotEnding);
/** On a page that began closed: it is rendered by the server, so it waits for nothing. */
const EndingFromStart = latePart(load);

/** The scripts of an ending are no part of an open lot's page: they come in its last two minutes. */
export function Ending(props: LotEndingProps) {
  const { fresh } = props;
  const Loaded = usePart(load, fresh);
  if (!fresh) return <EndingFromStart {...props} />;
  if (Loaded) return <Loaded {...props} />;
  return (
    <>
      <BandLine band={props.band} />
      <BidFacts view={props.view} phase="closed" stale={false} />
    </>
  );
}

export function EndingAhead({ view }: { view: LotEndingProps['view'] }) {
  usePart(load, useIsUrgent(view));
  return null;
}
