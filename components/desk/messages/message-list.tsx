import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { DeskMessage } from '#contract/contact/contact.ts';
import { SeenForm } from '../seen-form.tsx';
import '../reviews/reviews.css';

/** Each with a way to answer by email, and one to take it off the list. */
export function MessageList({ messages, none }: { messages: readonly DeskMessage[]; none: string }) {
  if (messages.length === 0) return <p className="muted">{none}</p>;
  return (
    <ul className="waiting-list">
      {messages.map(({ id, name, email, about, body, receivedAt, answeredAt }) => (
        <li key={id}>
          <article>
            <header>
              <b className="medium">{name || email}</b>
              <span className="small muted tabular">
                {name && `${email}, `}
                <Moment at={receivedAt} show="day-time" />
                {answeredAt && (
                  <>
                    . Answered <Moment at={answeredAt} show="day-time" />
                  </>
                )}
              </span>
            </header>
            {about && <p className="medium">{about}</p>}
            <blockquote>{body}</blockquote>
            <div className="waiting-list__decide">
              <ButtonLink small kind="secondary" href={replyTo(email, about)}>
                Reply by email
              </ButtonLink>
              <SeenForm
                action={`/api/desk/messages/${id}`}
                label={answeredAt ? 'Put back' : 'Mark as answered'}
                busy="Saving…"
                done={answeredAt ? `The message from ${name || email} is back on the list.` : 'Marked as answered.'}
                kind="quiet"
              >
                <input type="hidden" name="answered" value={answeredAt ? 'no' : 'yes'} />
              </SeenForm>
            </div>
          </article>
        </li>
      ))}
    </ul>
  );
}

const replyTo = (email: string, about: string): string =>
  `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(about ? `Re: ${about}` : 'Your message')}`;
