'use client';

import type { ReactNode } from 'react';
import { usePartWhenIdle } from '#components/auction/lot/use-part.ts';
import type { View } from '#contract/wire/views.ts';

const loadChart = () => import('./live-chart.tsx').then(({ LiveChart }) => LiveChart);

/** The chart as the server drew it, until the script that keeps it live is there. */
export function ChartPlace({ initial, children }: { initial: View<'auction'>; children: ReactNode }) {
  const LiveChart = usePartWhenIdle(loadChart);
  return LiveChart ? <LiveChart initial={initial} /> : children;
}
