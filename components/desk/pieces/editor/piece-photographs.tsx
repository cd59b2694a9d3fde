'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FileField } from '#components/ui/form/file-field.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { PhotographAction } from '#contract/catalogue/piece-form.ts';
import { SeenForm } from '../../seen-form.tsx';

export interface PiecePhotographsProps {
  slug: string;
  photographs: readonly { id: string; file: string | null; source: string | null; alt: string }[];
}

/** In the order that the piece's page has; the first is on its card. */
export function PiecePhotographs({ slug, photographs }: PiecePhotographsProps) {
  return (
    <section aria-labelledby="photographs">
      <div className="between">
        <h2 className="heading-small" id="photographs">
          Photographs
        </h2>
        <span className="small muted">The first is on the card.</span>
      </div>
      {photographs.length > 0 && (
        <ol className="piece-editor__photographs">
          {photographs.map((photograph, at) => (
            <li key={photograph.id}>
              <OnePhotograph slug={slug} photograph={photograph} number={at + 1} last={photographs.length} />
            </li>
          ))}
        </ol>
      )}
      <AddPhotographs slug={slug} />
    </section>
  );
}

interface OnePhotographProps {
  slug: string;
  photograph: PiecePhotographsProps['photographs'][number];
  number: number;
  last: number;
}

function OnePhotograph({ slug, photograph: { id, file, source, alt }, number, last }: OnePhotographProps) {
  const action = `/api/desk/pieces/of/${slug}/photographs/${id}`;
  const about = `photograph ${number}`;
  return (
    <>
      <Photograph
        image={file === null ? null : { file, alt, dominantHex: 'var(--plate)' }}
        sizes="(max-width: 900px) 45vw, 180px"
        alt=""
      />
      {file === null && source && <p className="small muted">Fetching this photograph from {new URL(source).host}…</p>}
      <SeenForm
        key={alt}
        action={action}
        label="Save"
        about={`the description of ${about}`}
        busy="Saving…"
        done="Saved."
        kind="quiet"
        className="piece-editor__describe"
      >
        <input type="hidden" name="action" value="describe" />
        <div className="field">
          <label htmlFor={`alt-${id}`}>
            What it shows<span className="visually-hidden">, {about}</span>
          </label>
          <textarea id={`alt-${id}`} className="input" name="alt" defaultValue={alt} maxLength={500} rows={3} />
          {alt === '' && <span className="field__hint">Read to people who can’t see it.</span>}
        </div>
      </SeenForm>
      <div className="cluster piece-editor__moves">
        {number > 2 && <Move action={action} what="first" label="Make first" about={about} done="Moved." />}
        {number > 1 && <Move action={action} what="earlier" label="Earlier" about={about} done="Moved." />}
        {number < last && <Move action={action} what="later" label="Later" about={about} done="Moved." />}
        <Move action={action} what="remove" label="Remove" about={about} done="Removed." />
      </div>
    </>
  );
}

interface MoveProps {
  action: string;
  what: Exclude<PhotographAction['action'], 'describe'>;
  label: string;
  about: string;
  done: string;
}

const Move = ({ action, what, label, about, done }: MoveProps) => (
  <SeenForm
    action={action}
    label={label}
    about={about}
    busy={what === 'remove' ? 'Removing…' : 'Moving…'}
    done={done}
    kind="quiet"
  >
    <input type="hidden" name="action" value={what} />
  </SeenForm>
);

/** One after the other, so that one which can't be used keeps no other back. */
function AddPhotographs({ slug }: { slug: string }) {
  const action = `/api/desk/pieces/of/${slug}/photographs`;
  const { send } = useCommand(action);
  const router = useRouter();
  const hydrated = useHydrated();
  const [sending, setSending] = useState<{ number: number; of: number } | null>(null);
  const [problems, setProblems] = useState<string[]>([]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const form = event.currentTarget;
    const files = new FormData(form).getAll('photographs').filter((file) => file instanceof File && file.size > 0);
    const refused: string[] = [];
    for (const [at, file] of files.entries()) {
      setSending({ number: at + 1, of: files.length });
      const body = new FormData();
      body.append('photographs', file);
      const answer = await send(body);
      if (!answer.ok) refused.push(`${(file as File).name}: ${answer.problem.message}`);
    }
    setSending(null);
    const wrong = files.length === 0 ? ['Choose a photograph first.'] : refused;
    setProblems(wrong);
    announce(wrong.length > 0 ? wrong.join(' ') : 'Added.');
    form.reset();
    router.refresh();
  }

  const words = sending && (sending.of === 1 ? 'Sending…' : `Sending ${sending.number} of ${sending.of}…`);
  return (
    <form
      method="post"
      action={action}
      encType="multipart/form-data"
      className="piece-editor__adding"
      onSubmit={(event) => void submit(event)}
    >
      <FileField
        id="piece-photographs"
        name="photographs"
        label="Add photographs"
        choose="Choose"
        // Without scripts they are sent as they are chosen, and one is taken at a time.
        multiple={hydrated}
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff"
        hint="JPEG, PNG, WebP, AVIF, GIF or TIFF, up to 20 MB each. Location data is removed."
        error={problems.length > 0 ? problems.join(' ') : null}
      />
      <Button type="submit" kind="secondary" small busy={words ?? false}>
        Add
      </Button>
    </form>
  );
}
