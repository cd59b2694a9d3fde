import { type NoticeKind, noticeKinds } from '#contract/notice.ts';
import { Statement } from '../site/statement.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';

interface UnsubscribeProps {
  /** Null for a link that is not ours. */
  kind: NoticeKind | null;
  linkKey: string;
  done: boolean;
}

/** Turns one kind of mail off, without signing in. */
export function Unsubscribe({ kind, linkKey, done }: UnsubscribeProps) {
  const preferences = (
    <ButtonLink kind="secondary" href="/account/notices#preferences">
      Choose what we email you about
    </ButtonLink>
  );
  if (!kind) {
    return (
      <Statement title="This link does nothing" actions={preferences}>
        It is incomplete, or not from us. Nothing was changed. In your account you choose what we write about.
      </Statement>
    );
  }
  const about = noticeKinds[kind].title.replace(/^./, (first) => first.toLowerCase());
  if (done) {
    return (
      <Statement title="No more mail like this" actions={preferences}>
        We no longer write to you when “{about}”. It still shows under your notices.
      </Statement>
    );
  }
  return (
    <Statement
      title="Turn this mail off?"
      actions={
        <form method="post" action={`/api/mail/unsubscribe?page=1&key=${encodeURIComponent(linkKey)}`}>
          <Button type="submit">Turn it off</Button>
        </form>
      }
    >
      You would no longer get mail when “{about}”. It would still show under your notices.
    </Statement>
  );
}
