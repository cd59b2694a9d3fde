'use client';

import type { AuctionView } from '#contract/auction.ts';
import { useByServerNow } from '../live/use-server-now.ts';
import { urgentMs } from '../ui/format-clock.ts';

/** Whether the lot's end is near, by the server's clock. */
export const useIsUrgent = ({ endsAt }: AuctionView): boolean =>
  useByServerNow((now) => now !== null && Date.parse(endsAt) - now <= urgentMs);
