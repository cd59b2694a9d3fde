'use client';

import { useEffect, useRef } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { useShopName } from '#components/shop/shop-name.ts';
import { announce } from '#components/ui/announce.ts';
import { classNames } from '#components/ui/class-names.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { MessageAuthor, OrderMessage } from '#contract/order/order-message.ts';
import type { View } from '#contract/wire/views.ts';
import { MessageForm } from './message-form.tsx';
import { useSeen } from './use-seen.ts';
import './messages.css';

export interface OrderMessagesProps {
  initial: View<'order-messages'>;
  side: MessageAuthor;
  /** The route that takes messages; below it, `/read`. */
  action: string;
  /** Makes a form without JavaScript safe to send twice. */
  formKey: string;
}

function authorName(author: MessageAuthor, side: MessageAuthor, shopName: string): string {
  if (author === side) return 'You';
  return author === 'desk' ? shopName : 'Customer';
}

export function OrderMessages({ initial, side, action, formKey }: OrderMessagesProps) {
  const { messages } = (useView(initial.topic, initial) ?? initial).data;
  const unread = messages.filter(({ author, readAt }) => author !== side && readAt === null);
  const region = useSeen(unread.at(-1)?.id ?? null, `${action}/read`);
  useNewMessages(messages, side);
  return (
    <section className="messages" id="messages" aria-labelledby="messages-title" ref={region}>
      <h2 className={side === 'desk' ? 'heading-small' : 'visually-hidden'} id="messages-title">
        Messages
      </h2>
      {messages.length === 0 && (
        <p className="muted">
          {side === 'desk' ? 'No messages yet.' : 'A question about this order? We’ll reply here.'}
        </p>
      )}
      {messages.length > 0 && (
        <ol aria-label="Messages">
          {messages.map((message) => (
            <Message key={message.id} message={message} side={side} />
          ))}
        </ol>
      )}
      {unread.length > 0 && (
        <noscript>
          <form method="post" action={`${action}/read`}>
            <input type="hidden" name="upTo" value={unread.at(-1)?.id} />
            <Button type="submit" kind="quiet" small>
              Mark as seen
            </Button>
          </form>
        </noscript>
      )}
      <MessageForm action={action} formKey={formKey} label={side === 'desk' ? 'Your answer' : 'Your message'} />
    </section>
  );
}

function Message({ message: { author, body, at, readAt }, side }: { message: OrderMessage; side: MessageAuthor }) {
  const own = author === side;
  return (
    <li className={classNames('messages__message', !own && readAt === null && 'messages__message--fresh')}>
      <span>
        <b className="medium">{authorName(author, side, useShopName())}</b>
        <br />
        <span className="small muted tabular">
          <Moment at={at} show="day-time" />
        </span>
      </span>
      <p>{body}</p>
      {own && (
        <span className="small faint tabular messages__seen">
          {readAt ? (
            <>
              Seen <Moment at={readAt} />
            </>
          ) : (
            'Sent'
          )}
        </span>
      )}
    </li>
  );
}

function useNewMessages(messages: readonly OrderMessage[], side: MessageAuthor): void {
  const shopName = useShopName();
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Set(messages.map(({ id }) => id));
    const fresh = before && messages.find(({ id, author }) => author !== side && !before.has(id));
    if (fresh) announce(`${authorName(fresh.author, side, shopName)} wrote: ${fresh.body.slice(0, 200)}`);
  }, [messages, side, shopName]);
}
