'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { fallingPrice } from './dutch-price.ts';

/** A lot's price in minor units; a Dutch one's by the server's clock. @param everyMs how often it is looked at */
export const usePriceNow = (view: AuctionView, everyMs = 1_000): number =>
  useByServerNow((now) => fallingPrice(view, now).amount, everyMs);
