'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { type NoticeChoice, type NoticeHead, type NoticeReach, noticeHeads } from '#contract/notice/notice.ts';
import { useCommand } from '../live/use-command.ts';
import { PushChoice } from '../push/push-choice.tsx';
import { OptionalEmails } from './optional-emails.tsx';

interface NoticePreferencesProps {
  kinds: readonly NoticeChoice[];
  reach: NoticeReach;
  email: string;
  /** Whether the address is theirs: nothing goes to one that nobody has confirmed. */
  confirmed: boolean;
  /** The shop's VAPID key, for notices on this browser. */
  pushKey: string;
  kept: boolean;
}

function reachOf(kinds: readonly NoticeChoice[], wanted: FormData, before: NoticeReach): NoticeReach {
  const named = (which: (choice: NoticeChoice) => unknown) => kinds.filter(which).map(({ kind }) => kind);
  return {
    email: named(({ kind, always }) => always || wanted.has(kind)),
    push: wanted.has('push') ? named(({ kind }) => wanted.has(`push:${kind}`)) : before.push,
  };
}

export function NoticePreferences({ kinds, reach: rendered, email, confirmed, pushKey, kept }: NoticePreferencesProps) {
  const { send, pending } = useCommand('/api/account/notices/preferences');
  const [said, setSaid] = useState(kept ? 'Saved.' : '');
  const [reach, setReach] = useState(rendered);
  const [begun, setBegun] = useState(0);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = new FormData(event.currentTarget);
    const answer = await send(Object.fromEntries(wanted));
    if (answer.ok) setReach((before) => reachOf(kinds, wanted, before));
    if (answer.ok && !wanted.has('push')) setBegun((count) => count + 1);
    setSaid(answer.ok ? 'Saved.' : answer.problem.message);
  };
  return (
    <section id="preferences" aria-labelledby="preferences-title">
      <h2 className="heading" id="preferences-title">
        How we reach you
      </h2>
      <p className="muted notices__always">
        Every notice appears on this page. We always email you about payments, refunds and anything you need to pay.
        {!confirmed && ' We won’t email you until you’ve confirmed this address.'}
      </p>
      <OptionalEmails
        kinds={kinds.flatMap(({ kind, always }) => (always ? [] : [kind]))}
        email={reach.email}
        address={email}
        pending={pending}
        onSubmit={(event) => void submit(event)}
      />
      <div className="notice-way needs-script">
        <h3 className="heading-small">Notifications on this device</h3>
        <PushChoice publicKey={pushKey} />
      </div>
      <form
        // Its boxes begin anew once all were turned on or off; saved by itself it stays, and so does the focus.
        key={begun}
        method="post"
        action="/api/account/notices/preferences"
        onSubmit={(event) => void submit(event)}
        onChange={() => setSaid('')}
        className="notice-kinds"
      >
        <input type="hidden" name="push" value="on" />
        {noticeHeads.map((head) => (
          <Head key={head} name={head} kinds={kinds.filter(({ under }) => under === head)} reach={reach} />
        ))}
        <div className="cluster">
          <Button type="submit" kind="secondary" small busy={pending && 'Saving…'}>
            Save your choices
          </Button>
        </div>
      </form>
      <p role="status" className="small notices__said">
        {said}
      </p>
    </section>
  );
}

const headWords: Record<NoticeHead, string> = {
  orders: 'Orders and parcels',
  lots: 'Lots',
  shop: 'Pieces, drops and answers',
};

/** The kinds under one head, folded: how many of them are emailed is in sight. */
function Head({ name, kinds, reach }: { name: NoticeHead; kinds: readonly NoticeChoice[]; reach: NoticeReach }) {
  const emailed = kinds.filter(({ kind }) => reach.email.includes(kind)).length;
  return (
    <details className="notice-each">
      <summary>
        <span className="medium">{headWords[name]}</span>
        <span className="small muted tabular">
          {emailed} of {kinds.length} emailed
        </span>
      </summary>
      <ul>
        {kinds.map((choice) => (
          <Kind key={choice.kind} choice={choice} reach={reach} />
        ))}
      </ul>
    </details>
  );
}

function Kind({ choice, reach }: { choice: NoticeChoice; reach: NoticeReach }) {
  const { kind, title, about, always } = choice;
  return (
    <li>
      <p>
        {title}
        <span className="micro muted">
          {about}
          {always && ` ${always}`}
        </span>
      </p>
      <label className="option">
        <input
          type="checkbox"
          name={always ? undefined : kind}
          defaultChecked={reach.email.includes(kind)}
          disabled={always !== undefined}
        />
        <span>
          Email<span className="visually-hidden">: {title}</span>
        </span>
      </label>
      <label className="option">
        <input type="checkbox" name={`push:${kind}`} defaultChecked={reach.push.includes(kind)} />
        <span>
          Browser<span className="visually-hidden">: {title}</span>
        </span>
      </label>
    </li>
  );
}
