'use client';

import { lazy, useEffect, useState } from 'react';
import { BidFacts } from '#components/auction/bid/bid-facts.tsx';
import { BandLine } from '#components/auction/lot/band-line.tsx';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import type { LotEnding, LotEndingProps } from './lot-ending.tsx';
import { useIsUrgent } from './use-is-urgent.ts';

const load = () => untilLoaded(() => import('./lot-ending.tsx'));
/** On a page that began closed: it is rendered by the server, so it waits for nothing. */
const EndingFromStart = lazy(async () => ({ default: (await load()).LotEnding }));

/** The scripts of an ending are no part of an open lot's page: they come in its last two minutes. */
export function Ending(props: LotEndingProps) {
  const [Loaded, setLoaded] = useState<typeof LotEnding | null>(null);
  const { fresh } = props;
  useEffect(() => {
    if (fresh) void load().then((module) => setLoaded(() => module.LotEnding));
  }, [fresh]);
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
  const urgent = useIsUrgent(view);
  useEffect(() => {
    if (urgent) void load();
  }, [urgent]);
  return null;
}
