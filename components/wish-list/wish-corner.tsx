'use client';

import { useSaved } from './use-saved.ts';

interface WishCornerProps {
  productId: string;
  title: string;
  /** On the page of the list itself, which is rendered for its owner. */
  initially?: boolean;
}

/** The corner of a photograph, turned down: ink once the piece is on one's wish list. */
export function WishCorner({ productId, title, initially = false }: WishCornerProps) {
  const { saved, change } = useSaved(productId, initially);
  return (
    <form
      className="save-corner"
      method="post"
      action="/api/wish-list"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      {saved && <input type="hidden" name="saved" value="no" />}
      <button type="submit" name="productId" value={productId} aria-pressed={saved} aria-label={`Save ${title}`} />
    </form>
  );
}
