'use client';

import type { FormEvent } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { OwnWishList, WishListLink } from '#contract/wish-list/wish-list.ts';
import { CopyLink } from './copy-link.tsx';

const path = '/api/wish-list/link';

export function ShareWishList({ shared, origin }: { shared: OwnWishList['shared']; origin: string }) {
  const { send, pending } = useCommand(path);
  const run = async (body: WishListLink, done: string) => {
    const answer = await send(body);
    announce(answer.ok ? done : answer.problem.message);
  };
  const share = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get('title') ?? '');
    void run({ action: 'share', title }, 'Your list has a link.');
  };
  return (
    <section className="wish-share" aria-labelledby="share">
      <div>
        <h2 className="heading" id="share">
          Share it
        </h2>
        <p className="muted">
          Anyone with the link can see the pieces, their prices and what’s left, and can say they’re giving one. It
          doesn’t say whose list it is unless you write that.
        </p>
      </div>
      <div className="wish-share__form">
        <form className="field" method="post" action={path} onSubmit={share}>
          <input type="hidden" name="action" value="share" />
          <Field
            label="Title"
            name="title"
            maxLength={80}
            placeholder="For the new kitchen"
            defaultValue={shared?.title ?? ''}
            hint="Everyone with the link sees it. You can leave it empty."
          />
          <div className="cluster">
            <Button type="submit" kind={shared ? 'secondary' : 'primary'} busy={pending && 'Saving…'}>
              {shared ? 'Save the title' : 'Create a link'}
            </Button>
          </div>
        </form>
        {shared && (
          <>
            <CopyLink address={`${origin}/wish-lists/${shared.code}`} />
            <div className="cluster">
              <LinkAction
                action="renew"
                label="Create a new link"
                run={() => run({ action: 'renew' }, 'The old link has ended. This is the new one.')}
              />
              <LinkAction
                action="end"
                label="Stop sharing"
                run={() => run({ action: 'end' }, 'The link has ended. Nobody else can see your list.')}
              />
            </div>
          </>
        )}
      </div>
    </section>
  );
}

interface LinkActionProps {
  action: WishListLink['action'];
  label: string;
  run: () => Promise<void>;
}

const LinkAction = ({ action, label, run }: LinkActionProps) => (
  <form
    method="post"
    action={path}
    onSubmit={(event) => {
      event.preventDefault();
      void run();
    }}
  >
    <Button type="submit" kind="quiet" small name="action" value={action}>
      {label}
    </Button>
  </form>
);
