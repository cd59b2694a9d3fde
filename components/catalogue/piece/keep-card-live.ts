import { useEffect } from 'react';
import { useLive } from '#components/live/live-provider.tsx';
import { topicOf } from '#contract/topics.ts';

/**
 * Watches the card that a list has shown of this piece, while its page is open: back on the list it says at once what the page has said, also
 * without a connection. A card has versions of its own, so the piece's own view can't take its place.
 */
export function useKeepCardLive(productId: string): void {
  const { connection, store } = useLive();
  useEffect(() => {
    const topic = topicOf.card(productId);
    return store.getState().views[topic] && connection.watch(topic);
  }, [productId, connection, store]);
}
