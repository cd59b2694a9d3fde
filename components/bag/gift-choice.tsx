'use client';

import { Button } from '#components/ui/form/button.tsx';
import { useGift } from './use-gift.ts';

/** A present said early: the checkout then asks for the note. */
export function GiftChoice({ initial }: { initial: boolean }) {
  const { gift, choose } = useGift(initial);
  return (
    <form method="post" action="/api/bag/gift" className="bag-gift" onSubmit={(event) => event.preventDefault()}>
      <label className="cluster keep-address">
        <input
          type="checkbox"
          name="gift"
          value="yes"
          checked={gift}
          onChange={(event) => void choose(event.currentTarget.checked)}
        />
        It’s a present
      </label>
      {gift && <p className="small muted">You can write the note at the checkout. No price goes in the box.</p>}
      <noscript>
        <Button type="submit" kind="secondary" small>
          Save
        </Button>
      </noscript>
    </form>
  );
}
