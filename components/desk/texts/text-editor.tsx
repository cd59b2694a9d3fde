'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { Field, FieldError } from '#components/ui/form/field.tsx';
import { type EditedText, figureNames } from '#contract/article/article.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { useKeyedCommand } from '../../live/use-keyed-command.ts';
import { announce } from '../../ui/announce.ts';
import { useHydrated } from '../../ui/use-hydrated.ts';
import './texts.css';

/** A plain post without JavaScript. What was typed stays whatever the answer is. */
export function TextEditor({ text, problem: returned }: { text: EditedText; problem: string | null }) {
  const action = text.slug === null ? '/api/desk/texts' : `/api/desk/texts/${text.slug}`;
  const { press, pending } = useKeyedCommand<{ slug: string; version: number }>(action);
  const hydrated = useHydrated();
  const [version, setVersion] = useState(text.version);
  const [problem, setProblem] = useState<Pick<Problem, 'message' | 'field'> | null>(
    returned === null ? null : { message: returned },
  );
  const [saved, setSaved] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = await press(Object.fromEntries(new FormData(event.currentTarget)));
    if (!answer) return;
    setSaved(answer.ok);
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? 'Saved.' : answer.problem.message);
    if (!answer.ok) return;
    if (text.slug === null) location.assign(`/desk/texts/${answer.value.slug}`);
    else setVersion(answer.value.version);
  }

  const errorOf = (name: string) => (problem?.field === name ? problem.message : null);
  const named = ['slug', 'title', 'lead', 'body', 'imageFile', 'imageAlt'];
  return (
    <form
      method="post"
      action={action}
      className="text-editor"
      noValidate={hydrated}
      onSubmit={(event) => void submit(event)}
    >
      <input type="hidden" name="seenVersion" value={version} />
      {text.slug === null && (
        <Field
          label="Address"
          name="slug"
          required
          hint="The end of its address: /journal/a-new-series"
          error={errorOf('slug')}
        />
      )}
      <Field label="Title" name="title" required defaultValue={text.title} error={errorOf('title')} />
      <Field
        label="Introduction"
        name="lead"
        defaultValue={text.lead}
        hint="One or two sentences. Search engines show them too."
        error={errorOf('lead')}
      />
      <div className="field">
        <label htmlFor="field-body">Text</label>
        <textarea
          id="field-body"
          name="body"
          className={errorOf('body') ? 'input input--wrong' : 'input'}
          rows={22}
          required
          defaultValue={text.body}
          aria-invalid={errorOf('body') ? true : undefined}
          aria-describedby="field-body-about"
        />
        {errorOf('body') ? (
          <FieldError id="field-body-about">{errorOf('body')}</FieldError>
        ) : (
          <span className="field__hint" id="field-body-about">
            Markdown: ## heading, **bold**, - list, [link](/shop). Figures of the shop that stay true:{' '}
            {figureNames.map((name) => `{{${name}}}`).join(', ')}.
          </span>
        )}
      </div>
      <Field
        label="Photograph"
        name="imageFile"
        defaultValue={text.imageFile}
        hint="The file name of a photograph in the shop, for example blue-bowl-front.webp. Leave empty for none."
        error={errorOf('imageFile')}
      />
      <Field label="Description (alt text)" name="imageAlt" defaultValue={text.imageAlt} error={errorOf('imageAlt')} />
      <label className="option">
        <input type="checkbox" name="published" defaultChecked={text.published} />
        <span>Published: everybody can read it</span>
      </label>
      <div className="cluster">
        <Button type="submit" busy={pending && 'Saving…'}>
          Save
        </Button>
        {saved && (
          <span className="small muted" role="status">
            Saved.
          </span>
        )}
      </div>
      {problem && !named.includes(problem.field ?? '') && (
        <div className="field desk__problem" role="alert">
          <FieldError>{problem.message}</FieldError>
        </div>
      )}
    </form>
  );
}
