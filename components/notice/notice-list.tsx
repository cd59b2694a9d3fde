'use client';

import type { FormEvent } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { Notice } from '#contract/notice/notice.ts';
import { topicOf } from '#contract/topics.ts';
import { useCommand } from '../live/use-command.ts';
import { classNames } from '../ui/class-names.ts';
import { mergeNotices } from './merge-notices.ts';

export function NoticeList({ notices: rendered }: { notices: readonly Notice[] }) {
  const live = useView<'my-notices'>(topicOf.myNotices)?.data ?? null;
  const notices = mergeNotices(rendered, live);
  const { send, pending } = useCommand('/api/account/notices/read');
  const submit = (id: string | null) => (event: FormEvent) => {
    event.preventDefault();
    void send(id === null ? {} : { id });
  };
  if (notices.length === 0) {
    return <p className="lead-text">Nothing yet. Updates about your orders and bids appear here.</p>;
  }
  return (
    <section aria-label="Notices">
      {notices.some(({ read }) => !read) && (
        <form method="post" action="/api/account/notices/read" onSubmit={submit(null)} className="notices__all">
          <Button type="submit" kind="secondary" small busy={pending && 'Saving…'}>
            Mark all as read
          </Button>
        </form>
      )}
      <ul className="notice-list">
        {notices.map(({ id, title, body, href, at, read }) => (
          <li key={id} className={classNames(!read && 'notice-list__unread')}>
            <span className="small muted tabular">
              <Moment at={at} show="day-time" />
            </span>
            <div>
              <a className="heading-small" href={href} onClick={() => void (read || send({ id }))}>
                {!read && <span className="visually-hidden">New: </span>}
                {title}
              </a>
              <p className="muted">{body}</p>
            </div>
            {!read && (
              <form method="post" action="/api/account/notices/read" onSubmit={submit(id)}>
                <input type="hidden" name="id" value={id} />
                <Button type="submit" kind="quiet" small>
                  Mark as read<span className="visually-hidden">: {title}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
