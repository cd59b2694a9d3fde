'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import type { NoticeKind } from '#contract/notice/notice.ts';
import { topicOf } from '#contract/topics.ts';
import { useToast, useToastChange } from '../ui/toasts.tsx';

/** Being outbid and winning are said by the lots themselves, sooner than by a notice. */
const kindsSaidHere: readonly NoticeKind[] = [
  ...(['lot_reminder', 'payment_reminder', 'lot_offer'] as const),
  ...(['parcel_out_for_delivery', 'parcel_ready_for_pickup', 'parcel_problem', 'parcel_delivered'] as const),
  ...(['order_message', 'return_update'] as const),
];

const isHere = (href: string, path: string) => href.split('#')[0] === path;
const aboutOf = (id: string) => `notice:${id}`;

/** Says on whichever page you are what you have just been told. What was there before is no news. */
export function NoticeToasts() {
  const items = useView<'my-notices'>(topicOf.myNotices)?.data.items;
  const seen = useRef<Set<string> | null>(null);
  const path = usePathname();
  const toast = useToast();
  const change = useToastChange();
  useEffect(() => {
    if (!items) return;
    for (const { id, read, href } of items) if (read || isHere(href, path)) change(aboutOf(id), null);
    const before = seen.current;
    seen.current = new Set(items.map(({ id }) => id));
    if (before === null) return;
    const fresh = items.find(
      ({ id, kind, read }) => !before.has(id) && !read && kindsSaidHere.includes(kind as NoticeKind),
    );
    if (!fresh || isHere(fresh.href, path)) return;
    const { id, title, kind, href } = fresh;
    toast({ text: `${title}.`, about: aboutOf(id), pulse: kind === 'lot_reminder', action: { label: 'Open', href } });
    // Its words are true for a minute.
    if (kind === 'lot_reminder') setTimeout(change, 60_000, aboutOf(id), null);
  }, [items, path, toast, change]);
  return null;
}
