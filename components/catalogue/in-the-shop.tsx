import type { ReactNode } from 'react';
import type { View } from '#contract/wire/views.ts';
import { PieceCards } from './piece-cards.tsx';
import './in-the-shop.css';

const cardSizes = '(max-width: 900px) calc(50vw - 28px), (max-width: 1536px) calc(25vw - 30px), 346px';

interface InTheShopProps {
  title?: string;
  cards: readonly View<'card'>[];
  /** A link beside the heading. */
  children?: ReactNode;
}

/** A row of pieces under a page that has nothing of its own to show. */
export const InTheShop = ({ title = 'In the shop now', cards, children }: InTheShopProps) =>
  cards.length > 0 && (
    <section className="in-the-shop" aria-labelledby="in-the-shop">
      <div className="section-head">
        <h2 className="heading" id="in-the-shop">
          {title}
        </h2>
        {children}
      </div>
      <div className="in-the-shop-cards">
        <PieceCards cards={cards} sizes={cardSizes} />
      </div>
    </section>
  );
