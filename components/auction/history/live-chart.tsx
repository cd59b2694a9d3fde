'use client';

import { useOwn } from '#components/auction/bid/use-own.ts';
import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import type { View } from '#contract/wire/views.ts';
import { falls } from '#domain/auction/format.ts';
import { StepChart } from './step-chart.tsx';
import { usePriceSteps } from './use-price-steps.ts';

export function LiveChart({ initial }: { initial: View<'auction'> }) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const ownPaddle = useOwn(view.id).position?.paddle ?? null;
  const now = useServerNow(falls(view.format) ? 1_000 : 15_000);
  return <StepChart view={view} ownPaddle={ownPaddle} read={usePriceSteps(view)} now={now} />;
}
