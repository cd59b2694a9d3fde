'use client';

import { useView } from '#components/live/view/use-view.ts';
import { ordinal } from '#components/ui/format/count-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { View } from '#contract/wire/views.ts';
import './change/order-care.css';

const waiting: ReadonlySet<string> = new Set(['authorised', 'paid']);

/** Where an order is in the line to be packed; null: it isn't in it. */
export function usePlaceInLine(order: OrderView, initial: View<'bench'>): string | null {
  const queued = waiting.has(order.status);
  const queue = useView<'bench'>(queued ? deskTopicOf.bench : null, queued ? initial : null) ?? initial;
  if (!queued) return null;
  const ahead = queue.data.waitingSince.filter((since) => since < order.placedAt).length;
  return ahead === 0 ? 'Your order is next.' : `Your order is ${ordinal(ahead + 1)} in line.`;
}

/** What was packed, as it was photographed. */
export function OrderPacking({ order: { packedPhotos } }: { order: OrderView }) {
  if (packedPhotos.length === 0) return null;
  return (
    <section aria-labelledby="packing-title">
      <h2 className="heading-small" id="packing-title">
        As we packed it
      </h2>
      <ul className="packed-photos">
        {packedPhotos.map(({ id, width, height, at }, index) => (
          <li key={id}>
            <a href={`/api/files/${id}`} target="_blank" rel="noreferrer">
              {/* biome-ignore lint/performance/noImgElement: it is private, so nothing may keep a copy of it in other sizes. */}
              <img
                src={`/api/files/${id}`}
                width={width ?? 4}
                height={height ?? 3}
                alt={`What was packed for you, photograph ${index + 1}`}
                loading="lazy"
              />
            </a>
            <span className="small muted tabular">
              <Moment at={at} show="day-time" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
