'use client';

import { useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { useView } from '#components/live/view/use-view.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { countedInWords } from '#components/ui/format/count-words.ts';
import { useToast } from '#components/ui/toasts.tsx';
import type { View } from '#contract/wire/views.ts';
import { LiveCard } from './live-card.tsx';
import '../wish-list.css';

interface SharedWishListPageProps {
  code: string;
  initial: View<'wish-list'>;
  cards: readonly View<'card'>[];
}

/** A wish list for whoever has its link, live. */
export function SharedWishListPage({ code, initial, cards }: SharedWishListPageProps) {
  const list = (useView(initial.topic, initial) ?? initial).data;
  const [first] = useState(() => new Map(cards.map((card) => [card.data.id, card])));
  if (!list.open) return <Ended />;
  return (
    <main className="container wish-list">
      <div className="wish-list__head">
        <div>
          <h1 className="heading-large">{list.title || 'A wish list'}</h1>
          <p className="muted">
            {list.wishes.length === 0
              ? 'Nothing is on it now.'
              : `${countedInWords(list.wishes.length, 'piece')} on a list. Prices and stock are live.`}
          </p>
        </div>
      </div>
      <div className="wish-list__cards">
        {list.wishes.map(({ productId, given }) => (
          <div key={productId} className={given ? 'wish-list__wish wish-list__wish--given' : 'wish-list__wish'}>
            <LiveCard productId={productId} initial={first.get(productId) ?? null} />
            <Given code={code} productId={productId} given={given} title={first.get(productId)?.data.title ?? ''} />
          </div>
        ))}
      </div>
    </main>
  );
}

const Ended = () => (
  <main className="container wish-list">
    <div className="wish-list__head">
      <div>
        <h1 className="heading-large">This link has ended</h1>
        <p className="muted">Ask the person who sent it for a new one.</p>
      </div>
    </div>
    <ButtonLink href="/shop" kind="secondary">
      See all pieces
    </ButtonLink>
  </main>
);

interface GivenProps {
  code: string;
  productId: string;
  given: boolean;
  title: string;
}

function Given({ code, productId, given, title }: GivenProps) {
  const path = `/api/wish-lists/${encodeURIComponent(code)}/given`;
  const { send, pending } = useCommand(path);
  const toast = useToast();
  const mark = async () => {
    const answer = await send({ productId, given: given ? 'no' : 'yes' });
    if (!answer.ok) toast({ text: answer.problem.message });
  };
  return (
    <form
      method="post"
      action={path}
      onSubmit={(event) => {
        event.preventDefault();
        void mark();
      }}
    >
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="given" value={given ? 'no' : 'yes'} />
      {given && <p className="small medium">Someone is giving this.</p>}
      <Button type="submit" kind={given ? 'quiet' : 'secondary'} small busy={pending && 'Saving…'}>
        {given ? 'I’m not giving this' : 'I’ll give this'}
        <span className="visually-hidden"> {title}</span>
      </Button>
    </form>
  );
}
