import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import type { OptionalNotice } from '#contract/notice/notice.ts';
import { Statement } from '../ui/statement.tsx';

interface UnsubscribeProps {
  /** Null for a link that is not ours. */
  kind: OptionalNotice | null;
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
      <Statement title="This link doesn’t work" actions={preferences}>
        It is incomplete, or not from us. Nothing was changed. You can choose what we email you about in your account.
      </Statement>
    );
  }
  const about = kind.title.replace(/^./, (first) => first.toLowerCase());
  if (done) {
    return (
      <Statement title="These emails are off" actions={preferences}>
        We won’t email you about this any more: {about}. It still appears in your notices.
      </Statement>
    );
  }
  return (
    <Statement
      title="Turn off these emails?"
      actions={
        <form method="post" action={`/api/mail/unsubscribe?page=1&key=${encodeURIComponent(linkKey)}`}>
          <Button type="submit">Turn them off</Button>
        </form>
      }
    >
      We would no longer email you when “{about}”. It would still appear in your notices.
    </Statement>
  );
}
