'use client';

import { useCallback, useEffect, useState } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { LabelledCard } from '#contract/catalogue/catalogue.ts';
import { topicOf } from '#contract/topics.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { HoldTimer } from '../stock/hold-timer.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { Photograph } from '../ui/photograph/photograph.tsx';
import { Price } from '../ui/price.tsx';
import { BagDelivery } from './bag-delivery.tsx';
import { GiftChoice } from './gift-choice.tsx';
import { useBagLine } from './use-bag-line.ts';
import './bag.css';
import './added-sheet.css';

export interface AddedSheetProps {
  sku: string;
  close(): void;
}

/** After a piece is added: until when it is held, where the bag goes and for how much, the way on, and what goes with it. */
export function AddedSheet({ sku, close }: AddedSheetProps) {
  const line = useBagLine(sku);
  const bag = useView<'my-bag'>(topicOf.myBag)?.data;
  const tariff = useView<'tariff'>(topicOf.tariff)?.data;
  const goesWith = useGoesWith(line?.slug ?? null);
  const open = useCallback((sheet: HTMLElement | null) => {
    // Over the page, which stays as usable as it was.
    sheet?.showPopover?.();
    sheet?.focus({ preventScroll: true });
  }, []);
  // Removed, bought, or its hold is over: the page says so.
  const over = bag !== undefined && !line?.heldUntil;
  useEffect(() => {
    if (over) close();
  }, [over, close]);
  if (!bag || !line?.heldUntil) return null;
  const detail = [line.variantTitle, numberWords(line.numbers ?? [], line.numberedOf)].filter(Boolean).join('. ');
  return (
    <aside
      className="added-sheet"
      aria-label="In your bag"
      popover="manual"
      tabIndex={-1}
      ref={open}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <div className="between">
        <h2 className="heading-small">In your bag</h2>
        <button type="button" className="icon-button" onClick={close}>
          <CloseIcon />
          <span className="visually-hidden">Close</span>
        </button>
      </div>
      <div className="added-sheet__line">
        <Photograph image={line.image} alt="" sizes="72px" />
        <div>
          <div className="between">
            <span className="work-title">{line.title}</span>
            <span className="tabular medium">
              <Price amount={line.price.amount * line.quantity} currency={line.price.currency} />
            </span>
          </div>
          {detail && <p className="small muted tabular">{detail}</p>}
          <HoldTimer label="Held" since={line.heldSince} until={line.heldUntil} />
        </div>
      </div>
      {bag.itemCount > line.quantity && (
        <p className="small tabular">
          {counted(bag.itemCount, 'piece')} in your bag, {formatMoney(bag.totals.itemsAmount, bag.currency)}.
        </p>
      )}
      {tariff && <BagDelivery bag={bag} tariff={tariff} />}
      <GiftChoice initial={bag.gift} />
      <div className="added-sheet__go">
        <ButtonLink wide href="/checkout">
          Go to checkout
        </ButtonLink>
        <Button wide kind="quiet" onClick={close}>
          Keep looking
        </Button>
      </div>
      {goesWith.length > 0 && (
        <div className="added-sheet__goes">
          <h3 className="small medium">Goes well with</h3>
          <ul className="added-sheet__with">
            {goesWith.map(({ data }) => (
              <li key={data.id}>
                <a href={`/products/${data.slug}`} data-live={topicOf.product(data.id)}>
                  <Photograph image={data.image} alt="" sizes="112px" />
                  <span className="small">{data.title}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  );
}

/** Asked for once the sheet is there; without an answer nothing is shown. */
function useGoesWith(slug: string | null): readonly LabelledCard[] {
  const [found, setFound] = useState<readonly LabelledCard[]>([]);
  useEffect(() => {
    if (slug === null) return;
    let gone = false;
    fetch(`/api/products/${slug}/goes-with`)
      .then(async (answer) => {
        const { goesWith } = answer.ok ? ((await answer.json()) as { goesWith: LabelledCard[] }) : { goesWith: [] };
        if (!gone) setFound(goesWith);
      })
      .catch(() => {});
    return () => {
      gone = true;
    };
  }, [slug]);
  return found;
}
