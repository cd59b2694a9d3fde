'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FileField } from '#components/ui/form/file-field.tsx';
import type { LookPicture } from '#contract/shop/look-settings.ts';
import type { ShopSetting } from '#contract/shop/shop-settings.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { SeenForm } from '../../seen-form.tsx';
import type { SettingsProps } from '../section-form.tsx';

const action = '/api/desk/settings/picture';

const pictures: readonly { of: LookPicture; title: string; hint: string; empties: readonly ShopSetting[] }[] = [
  {
    of: 'logo',
    title: 'Logo',
    hint: 'PNG, JPEG or WebP, up to 5 MB and five times as wide as high. One colour on a transparent ground takes your ink.',
    empties: ['logo', 'logoSize', 'logoColours'],
  },
  {
    of: 'icon',
    title: 'Icon in tabs',
    hint: 'As wide as high. Without one, a logo of that shape is taken, or a drawing in your colours.',
    empties: ['icon'],
  },
  {
    of: 'sharePicture',
    title: 'Picture for shared links',
    hint: 'Shown by other sites for the front page, best at 1,200 × 630. Pieces and lots have their own.',
    empties: ['sharePicture'],
  },
];

/** The shop’s own pictures, each sent and removed by itself. */
export const LookPictures = ({ settings, version }: SettingsProps) => (
  <div className="look__pictures">
    {pictures.map(({ of, title, hint, empties }) => (
      <section key={of} aria-labelledby={`picture-${of}`}>
        <h2 className="heading-small" id={`picture-${of}`}>
          {title}
        </h2>
        {settings[of] !== '' && (
          <div className="look__picture">
            {/* biome-ignore lint/performance/noImgElement: the shop encodes its pictures itself. */}
            <img src={`/catalogue/${settings[of]}`} alt={`${title} now`} />
            <SeenForm
              action="/api/desk/settings"
              version={version}
              label="Remove"
              about={title}
              busy="Removing…"
              done="Removed"
              kind="quiet"
            >
              <input type="hidden" name="shows" value={empties.join(' ')} />
              <input type="hidden" name="section" value="look" />
              {of === 'logo' && <input type="hidden" name="logoColours" value="own" />}
            </SeenForm>
          </div>
        )}
        <AddPicture of={of} hint={hint} isThere={settings[of] !== ''} title={title} />
      </section>
    ))}
  </div>
);

function AddPicture({ of, hint, isThere, title }: { of: LookPicture; hint: string; isThere: boolean; title: string }) {
  const router = useRouter();
  const { send, pending } = useCommand<unknown>(action);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const answer = await send(new FormData(form));
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? 'Picture saved' : answer.problem.message);
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
      <input type="hidden" name="for" value={of} />
      <FileField
        id={`file-${of}`}
        name="file"
        label="File"
        choose="Choose a file"
        accept="image/png,image/jpeg,image/webp"
        hint={hint}
        error={problem?.message ?? null}
        required
      />
      <Button type="submit" kind="secondary" small busy={pending && 'Sending…'}>
        {isThere ? 'Replace' : 'Upload'}
        <span className="visually-hidden"> {title}</span>
      </Button>
    </form>
  );
}
