'use client';

import { useEffect, useState } from 'react';
import { FieldError } from '#components/ui/form/field.tsx';
import { RichText } from '#components/ui/rich-text/rich-text.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { type descriptionFormats, mostDescriptionCharacters } from '#contract/catalogue/piece-form.ts';

type Format = (typeof descriptionFormats)[number];

interface DescriptionFieldProps {
  text: string;
  format: Format;
  error: string | null;
}

const formatNames: Record<Format, string> = { markdown: 'Markdown', plain: 'Plain text', html: 'HTML' };
/** A pause of typing, in milliseconds. */
const pauseMs = 300;

/** What is typed, and beside it what the piece's page will show: the server's own rendering. */
export function DescriptionField({ text, format, error }: DescriptionFieldProps) {
  const hydrated = useHydrated();
  const [typed, setTyped] = useState(text);
  const [as, setAs] = useState(format);
  const html = usePreview(typed, as);
  return (
    <div className="field">
      <div className="between">
        <label htmlFor="field-description">Description</label>
        <span className="cluster">
          <label className="small muted" htmlFor="field-description-format">
            Written as
          </label>
          <select
            id="field-description-format"
            name="descriptionFormat"
            className="input piece-editor__format"
            defaultValue={format}
            onChange={(event) => setAs(event.currentTarget.value as Format)}
          >
            {(Object.keys(formatNames) as Format[])
              // HTML comes with an import; nobody should have to write it.
              .filter((name) => name !== 'html' || format === 'html')
              .map((name) => (
                <option key={name} value={name}>
                  {formatNames[name]}
                </option>
              ))}
          </select>
        </span>
      </div>
      <div className="piece-editor__description">
        <textarea
          id="field-description"
          name="description"
          className={error ? 'input input--wrong piece-editor__text' : 'input piece-editor__text'}
          rows={12}
          maxLength={mostDescriptionCharacters}
          defaultValue={text}
          aria-invalid={error ? true : undefined}
          aria-describedby="field-description-about"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {hydrated && (
          <section className="piece-editor__preview" aria-label="Preview">
            {html === null ? <p className="piece-editor__plain">{typed}</p> : <RichText html={html} />}
          </section>
        )}
      </div>
      {error ? (
        <FieldError id="field-description-about">{error}</FieldError>
      ) : (
        <span className="field__hint" id="field-description-about">
          {as === 'markdown' ? 'Markdown: **bold**, *italic*, - list, [link](/shop).' : 'What the piece’s page says.'}
        </span>
      )}
    </div>
  );
}

/** @returns what the page will show; null for plain text, and until the server has answered once */
function usePreview(typed: string, format: Format): string | null {
  const [html, setHtml] = useState<string | null>(null);
  useEffect(() => {
    if (format === 'plain') {
      setHtml(null);
      return;
    }
    const stopped = new AbortController();
    const timer = setTimeout(() => {
      const body = JSON.stringify({ description: typed, descriptionFormat: format });
      const headers = { 'content-type': 'application/json' };
      fetch('/api/desk/pieces/preview', { method: 'POST', headers, body, signal: stopped.signal })
        .then(async (answer) => (answer.ok ? setHtml(((await answer.json()) as { html: string | null }).html) : null))
        // Offline the last preview stays; saving says that there is no connection.
        .catch(() => {});
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stopped.abort();
    };
  }, [typed, format]);
  return html;
}
