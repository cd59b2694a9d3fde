'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import type { NoticeKind } from '#contract/account/notice.ts';
import { topicOf } from '#contract/wire/topics.ts';
import { useToast } from '../ui/toasts.tsx';

/** Being outbid and winning are said by the lots themselves, sooner than by a notice. */
const kindsSaidHere: readonly NoticeKind[] = [
  ...(['lot_reminder', 'payment_reminder', 'lot_offer'] as const),
  ...(['parcel_out_for_delivery', 'parcel_ready_for_pickup', 'parcel_problem', 'parcel_delivered'] as const),
  ...(['order_message', 'return_update'] as const),
];

/** Says on whichever page you are what you have just been told. What was there before is no news. */
export function NoticeToasts() {
  const items = useView<'my-notices'>(topicOf.myNotices)?.data.items;
  const seen = useRef<Set<string> | null>(null);
  const path = usePathname();
  const toast = useToast();
  useEffect(() => {
    if (!items) return;
    const before = seen.current;
    seen.current = new Set(items.map(({ id }) => id));
    if (before === null) return;
    const fresh = items.find(({ id, kind, read }) => !before.has(id) && !read && kindsSaidHere.includes(kind));
    if (!fresh || fresh.href.split('#')[0] === path) return;
    const { title, kind, href } = fresh;
    toast({ text: `${title}.`, pulse: kind === 'lot_reminder', action: { label: 'Open', href } });
  }, [items, path, toast]);
  return null;
}
