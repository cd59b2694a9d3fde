'use client';

import { type FormEvent, useState } from 'react';
import { type NoticeKind, type NoticeReach, noticeKindSchema, noticeKinds } from '#contract/notice.ts';
import { useCommand } from '../live/use-command.ts';
import { Button } from '../ui/button.tsx';

interface NoticePreferencesProps {
  reach: NoticeReach;
  email: string;
  /** Whether the address is theirs: nothing goes to one that nobody has confirmed. */
  confirmed: boolean;
  kept: boolean;
}

/** What a person wants by e-mail and on their browsers, kind by kind. */
export function NoticePreferences({ reach, email, confirmed, kept }: NoticePreferencesProps) {
  const { send, pending } = useCommand('/api/account/notices/preferences');
  const [said, setSaid] = useState(kept ? 'Kept.' : '');
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const answer = await send(Object.fromEntries(new FormData(event.currentTarget)));
    setSaid(answer.ok ? 'Kept.' : answer.problem.message);
  };
  return (
    <section id="preferences" aria-labelledby="preferences-title">
      <div className="sechd">
        <h2 className="h2" id="preferences-title">
          Beyond this page
        </h2>
      </div>
      <p className="mute">
        Everything shows here. Choose what also goes to {email}, and to the browsers on which you turned notices on.
        {!confirmed && ' We don’t email you until you have confirmed this address.'}
      </p>
      <form
        method="post"
        action="/api/account/notices/preferences"
        onSubmit={(event) => void submit(event)}
        onChange={() => setSaid('')}
        className="notice-kinds"
      >
        <input type="hidden" name="push" value="on" />
        <ul>
          {noticeKindSchema.options.map((kind) => (
            <Kind key={kind} kind={kind} reach={reach} />
          ))}
        </ul>
        <div className="row">
          <Button type="submit" small busy={pending && 'Keeping'}>
            Keep this choice
          </Button>
          <span role="status" className="small">
            {said}
          </span>
        </div>
      </form>
    </section>
  );
}

function Kind({ kind, reach }: { kind: NoticeKind; reach: NoticeReach }) {
  const { title, about, mayTurnOff, always } = noticeKinds[kind];
  return (
    <li>
      <p>
        {title}
        <span className="micro mute">
          {about}
          {always && ` ${always}`}
        </span>
      </p>
      <label className="opt">
        <input
          type="checkbox"
          name={mayTurnOff ? kind : undefined}
          defaultChecked={reach.email.includes(kind)}
          disabled={!mayTurnOff}
        />
        <span>
          Mail<span className="sr">: {title}</span>
        </span>
      </label>
      <label className="opt">
        <input type="checkbox" name={`push:${kind}`} defaultChecked={reach.push.includes(kind)} />
        <span>
          Browser<span className="sr">: {title}</span>
        </span>
      </label>
    </li>
  );
}
