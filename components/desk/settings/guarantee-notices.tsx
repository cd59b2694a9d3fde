'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { FileField } from '#components/ui/form/file-field.tsx';
import { type GuaranteeNotice, noticeLanguages } from '#contract/shop/guarantee-notice.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { useCommand } from '../../live/use-command.ts';
import { announce } from '../../ui/announce.ts';
import { SeenForm } from '../seen-form.tsx';

const action = '/api/desk/guarantee-notice';
const names = new Intl.DisplayNames('en-GB', { type: 'language' });

/** The EU's notice on the legal guarantee: the Commission's own file, which nobody may draw anew. */
export function GuaranteeNotices({ notices }: { notices: readonly GuaranteeNotice[] }) {
  return (
    <section className="desk__apart" aria-labelledby="guarantee">
      <h2 className="heading-small" id="guarantee">
        Notice on the legal guarantee
      </h2>
      <p className="desk__quiet">
        Shops that sell goods to consumers in the EU show the European Commission’s notice, unchanged, from 27 September
        2026 (Regulation (EU) 2025/1960). Add the Commission’s file in each language you sell in. It is shown at the
        checkout and under Delivery and returns.
      </p>
      {notices.length === 0 ? (
        <p className="desk__quiet">There is no notice yet, so the shop shows none.</p>
      ) : (
        <ul className="journal__plain">
          {notices.map(({ language, href }) => (
            <li key={language} className="zone-rate">
              <a className="text-link" href={href} target="_blank" rel="noreferrer">
                {names.of(language)}
              </a>
              <SeenForm
                action={`${action}/remove`}
                label="Remove"
                about={names.of(language) ?? language}
                busy="Removing…"
                done="Removed"
                kind="quiet"
              >
                <input type="hidden" name="language" value={language} />
              </SeenForm>
            </li>
          ))}
        </ul>
      )}
      <AddNotice />
    </section>
  );
}

function AddNotice() {
  const router = useRouter();
  const { send, pending } = useCommand<{ language: string }>(action);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const answer = await send(new FormData(form));
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? 'Notice added' : answer.problem.message);
    if (!answer.ok) return;
    form.reset();
    router.refresh();
  }

  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      className="shop-form"
      onSubmit={(event) => void submit(event)}
    >
      <div className="field">
        <label htmlFor="notice-language">Language</label>
        <select id="notice-language" name="language" className="input" defaultValue="en">
          {noticeLanguages.map((code) => (
            <option key={code} value={code}>
              {names.of(code)}
            </option>
          ))}
        </select>
      </div>
      <FileField
        id="notice-file"
        name="file"
        label="The Commission’s file"
        choose="Choose a file"
        accept="application/pdf,image/png,image/jpeg"
        hint="PDF, PNG or JPEG, up to 5 MB"
        error={problem?.message ?? null}
        required
      />
      <Button type="submit" busy={pending && 'Sending…'}>
        Add the notice
      </Button>
    </form>
  );
}
