'use client';

import { useState } from 'react';
import { useBag } from '#components/bag/use-bag.ts';
import { useBagLine } from '#components/bag/use-bag-line.ts';
import { useStaleSince } from '#components/live/connection/use-stale-since.ts';
import { useView } from '#components/live/view/use-view.ts';
import { HoldTimer } from '#components/stock/hold-timer.tsx';
import { NumberPicker } from '#components/stock/number-picker.tsx';
import { panelLine } from '#components/stock/stock-words.ts';
import { goneWords, useNumberChoice } from '#components/stock/use-number-choice.ts';
import { announce } from '#components/ui/announce.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Note } from '#components/ui/note.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { DropView } from '#contract/drop/drop.ts';
import type { DropPiece } from '#contract/drop/drop-page.ts';
import { topicOf } from '#contract/topics.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';

interface TurnProps {
  view: DropView;
  until: string;
  pieces: readonly DropPiece[];
}

/** One's turn: the pieces to choose from, and how long there is. */
export function Turn({ view, until, pieces }: TurnProps) {
  const since = new Date(Date.parse(until) - view.admissionSeconds * 1_000).toISOString();
  return (
    <div className="drop-turn">
      <HoldTimer label="The door is open for you" since={since} until={until} />
      <ul>
        {pieces.map((piece) => (
          <PieceToTake key={piece.sku} piece={piece} perPerson={view.perPerson} />
        ))}
      </ul>
    </div>
  );
}

function PieceToTake({ piece, perPerson }: { piece: DropPiece; perPerson: number }) {
  const product = useView<'product'>(topicOf.product(piece.productId))?.data;
  const variant = product?.variants.find(({ sku }) => sku === piece.sku);
  const line = useBagLine(piece.sku);
  const bag = useBag();
  const stale = useStaleSince() !== null;
  const [pressed, setPressed] = useState<string | null>(null);
  const [isHeld, setHeld] = useState(false);
  const price = formatMoney(variant?.price.amount ?? piece.priceAmount, variant?.price.currency ?? piece.currency);
  const available = variant?.stock.available;
  const number = useNumberChoice(pressed ?? variant?.numbers ?? null);
  const which = number.chosen === null ? '' : `no. ${number.chosen} `;
  const add = async () => {
    // Until the answer is there, one's own press would look like a stranger's.
    setPressed(variant?.numbers ?? null);
    const until = await bag.add(piece.sku, number.chosen);
    setPressed(null);
    if (!until) return;
    setHeld(true);
    announce(`${piece.title} is in your bag, and held for you.`, 'shop');
  };
  const held = numberWords(line?.numbers ?? [], null);
  const inBag = isHeld || Boolean(line?.heldUntil);
  return (
    <li>
      <Photograph image={piece.image} sizes="96px" alt="" />
      <div className="drop-turn__title">
        <a className="work-title" href={`/products/${piece.slug}`}>
          {piece.title}
        </a>
        {piece.variantTitle !== soleVariantTitle && <span className="small">{piece.variantTitle}</span>}
        <span className="small muted tabular">
          {price}, {perPerson === 1 ? 'one' : `at most ${perPerson}`} to a person
        </span>
        {variant && (
          <span className="small tabular">{panelLine(variant.stock, line?.heldUntil ? line.quantity : 0).text}</span>
        )}
      </div>
      {!inBag && variant?.numbers && available !== 0 && (
        <NumberPicker {...number} name={`number-${piece.sku}`} marks={pressed ?? variant.numbers} stale={stale} />
      )}
      {!bag.problem && !inBag && number.gone !== null && (
        <Note tone="attention" role="alert">
          {goneWords(number.gone)}
        </Note>
      )}
      {bag.problem && (
        <Note tone="attention" role="alert">
          {bag.problem}
        </Note>
      )}
      {inBag ? (
        <ButtonLink wide href="/checkout">
          {held ? `Go to checkout with ${held.charAt(0).toLowerCase()}${held.slice(1)}` : 'Go to checkout'}
        </ButtonLink>
      ) : (
        <Button wide disabled={available === 0} busy={bag.pending && 'Holding…'} onClick={() => void add()}>
          {`Add ${which}to bag, ${price}`}
        </Button>
      )}
    </li>
  );
}
