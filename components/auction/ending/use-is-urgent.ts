'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { urgentMs } from '#components/ui/format/format-clock.ts';
import type { AuctionView } from '#contract/auction/auction.ts';

export const useIsUrgent = ({ endsAt }: AuctionView): boolean =>
  useByServerNow((now) => now !== null && Date.parse(endsAt) - now <= urgentMs, 1_000, endsAt);
