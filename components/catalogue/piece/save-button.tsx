'use client';

import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { useSaved } from '../../wish-list/use-saved.ts';

/** Under the panel: the same as the corner of the photograph, in words. */
export function SaveButton({ productId }: { productId: string }) {
  const { saved, change } = useSaved(productId, false);
  if (saved) {
    return (
      <ButtonLink kind="secondary" wide href="/wish-list">
        Saved. See your list
      </ButtonLink>
    );
  }
  return (
    <form
      method="post"
      action="/api/wish-list"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <Button type="submit" kind="secondary" wide name="productId" value={productId}>
        Save to your wish list
      </Button>
    </form>
  );
}
