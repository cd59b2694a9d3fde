'use client';

import { type FormEvent, useState } from 'react';
import { type NoticeKind, noticeKindSchema, noticeKinds } from '#contract/notice.ts';
import { useCommand } from '../live/use-command.ts';
import { Button } from '../ui/button.tsx';

interface NoticePreferencesProps {
  byEmail: readonly NoticeKind[];
  email: string;
  kept: boolean;
}

/** What a person wants by e-mail, kind by kind. */
export function NoticePreferences({ byEmail, email, kept }: NoticePreferencesProps) {
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
          By e-mail
        </h2>
      </div>
      <p className="mute">Everything shows here. To {email} we also send:</p>
      <form
        method="post"
        action="/api/account/notices/preferences"
        onSubmit={(event) => void submit(event)}
        onChange={() => setSaid('')}
        className="notice-kinds"
      >
        {noticeKindSchema.options.map((kind) => {
          const { title, about, mayTurnOff } = noticeKinds[kind];
          return (
            <label key={kind} className="opt">
              <input
                type="checkbox"
                name={mayTurnOff ? kind : undefined}
                defaultChecked={byEmail.includes(kind)}
                disabled={!mayTurnOff}
              />
              <span>
                {title}
                <span className="micro mute">
                  {about}
                  {!mayTurnOff && ' Always sent, since there is something to pay.'}
                </span>
              </span>
            </label>
          );
        })}
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
