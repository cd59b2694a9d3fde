'use client';

import { useEffect, useState } from 'react';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { useLive, useLiveState } from '../live/live-provider.tsx';
import { useCommand } from '../live/use-command.ts';
import { useToast } from '../ui/toasts.tsx';

/** Whether a piece is on one's wish list, and the press that changes it. @param initially until that is known */
export function useSaved(productId: string, initially: boolean) {
  const { connection } = useLive();
  useEffect(() => connection.watch(topicOf.myWishList), [connection]);
  // Chosen inside: another piece that is saved is no news to this one, nor is that it isn't saved, as it looked.
  const known = useLiveState(
    (state) =>
      (state.views[topicOf.myWishList] as View<'my-wish-list'> | undefined)?.data.productIds.includes(productId) ??
      initially,
  );
  const { send } = useCommand('/api/wish-list', 'POST', { makesGuest: true });
  const [pressed, setPressed] = useState<boolean | null>(null);
  const toast = useToast();
  const saved = pressed ?? known;
  const change = async () => {
    if (pressed !== null) return;
    setPressed(!saved);
    const answer = await send({ productId, saved: saved ? 'no' : 'yes' });
    setPressed(null);
    if (!answer.ok) toast({ text: answer.problem.message });
  };
  return { saved, change };
}
