'use client';

import { useState } from 'react';
import { useCommand } from '../live/use-command.ts';

/** Whether the bag is a present, as it was last ticked: the box follows the press, then the shop. */
export function useGift(gift: boolean) {
  const { send, pending } = useCommand('/api/bag/gift');
  const [wanted, setWanted] = useState<boolean | null>(null);
  return {
    gift: wanted ?? gift,
    pending,
    async choose(next: boolean) {
      setWanted(next);
      await send(next ? { gift: 'yes' } : {});
      setWanted(null);
    },
  };
}
