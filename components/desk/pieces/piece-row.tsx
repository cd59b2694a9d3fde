'use client';

import { type FormEvent, useId, useState } from 'react';
import { amountText } from '#components/desk/amount-text.ts';
import { Thumb } from '#components/desk/thumb.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { classNames } from '#components/ui/class-names.ts';
import type { ProductStatus } from '#contract/catalogue/catalogue.ts';
import type { DeskVariantView } from '#contract/catalogue/desk-product.ts';
import { stockState } from '#domain/stock/stock-state.ts';
import type { AskedRow } from './asked-row.ts';
import { FigureCell } from './figure-cell.tsx';
import { PieceNumbers } from './piece-numbers.tsx';
import { PieceQuestion } from './piece-question.tsx';
import type { PieceField } from './piece-row-state.ts';
import { PieceState } from './piece-state.tsx';
import { type PieceAnswer, usePieceEdit } from './use-piece-edit.ts';

export interface DeskPieceRow {
  sku: string;
  slug: string;
  title: string;
  variantTitle: string | null;
  status: ProductStatus;
  imageFile: string | null;
}

export interface PieceRowProps {
  piece: DeskPieceRow;
  variant: DeskVariantView;
  asked: AskedRow | null;
  leaveAt: string;
  /** The row's price was changed by a plain form a moment ago. */
  justChanged: boolean;
  /** What whoever looks may change; the rest is words. */
  may: { price: boolean; stock: boolean; write: boolean };
}

export function PieceRow({ piece, variant, asked, leaveAt, justChanged, may }: PieceRowProps) {
  const { available, inBags } = variant.stock;
  const { currency } = variant.price;
  const onHand = available + inBags;
  const { row, tell, save, putBack, hold, pending, edited } = usePieceEdit({ piece, variant, asked, justChanged });
  const [focused, setFocused] = useState<PieceField | null>(null);
  const formId = useId();
  const field = () => focusField(formId, row.question?.about ?? 'price');
  const submit = async (answer?: PieceAnswer) => {
    const asks = await save(answer);
    // The button that was pressed is gone with its question.
    if (row.question && !asks) field();
  };
  const cell = (field: PieceField, text: string) => ({
    name: field,
    form: formId,
    text: row.drafts[field] ?? text,
    wet: row.notice?.kind === 'changed' && row.notice.field === field && row.drafts[field] === undefined,
    refused: row.notice?.kind === 'refused' && row.notice.field === field,
    describedBy: `${formId}-state`,
    onType: (typed: string) => tell({ type: 'typed', field, text: typed }),
    onSave: () => void submit(),
    onUndo: () => tell({ type: 'undone' }),
    onFocus: (on: boolean) => setFocused(on ? field : null),
  });
  const stockKind = stockState(variant.stock).kind;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void submit(answerOf(event, row.question !== null && onHand));
  };
  return (
    <>
      <tr
        className={classNames(
          (edited || focused) && 'desk-pieces__edited',
          stockKind === 'sold_out' && 'desk-pieces__out',
          row.question && 'desk-pieces__asked',
        )}
      >
        <td className="desk-pieces__piece">
          <div className="desk__piece">
            <Thumb file={piece.imageFile} />
            <span>
              {may.write ? (
                <a className="work-title desk-pieces__link" href={`/desk/pieces/of/${piece.slug}`}>
                  {piece.title}
                </a>
              ) : (
                <span className="work-title">{piece.title}</span>
              )}
              {piece.variantTitle && <span className="small muted desk-lots__title">{piece.variantTitle}</span>}
              {piece.status !== 'published' && <Badge>{piece.status === 'draft' ? 'Draft' : 'Archived'}</Badge>}
              {may.stock && <PieceNumbers variant={variant} of={nameOf(piece)} link />}
            </span>
          </div>
        </td>
        <td className="desk-pieces__sku muted">{piece.sku}</td>
        <td className="cell-right desk-pieces__price">
          {may.price ? (
            <FigureCell
              {...cell('price', amountText(variant.price.amount, currency))}
              label="Price"
              of={nameOf(piece)}
            />
          ) : (
            amountText(variant.price.amount, currency)
          )}
        </td>
        <td className="cell-right desk-pieces__hand">
          {may.stock ? (
            <FigureCell
              {...cell('onHand', String(onHand))}
              label="On hand"
              of={nameOf(piece)}
              steps={focused === 'onHand' || row.drafts.onHand !== undefined}
            />
          ) : (
            onHand
          )}
        </td>
        <td className="cell-right muted desk-pieces__held">
          <span className="desk-pieces__label">In bags</span>
          <b>{inBags}</b>
        </td>
        <td
          className={classNames(
            'cell-right desk-pieces__free',
            (stockKind === 'low' || stockKind === 'last') && 'live-text medium',
          )}
        >
          <span className="desk-pieces__label">Left</span>
          <b>{available}</b>
        </td>
        <td className="desk-pieces__state" id={`${formId}-state`}>
          <PieceState
            row={row}
            stockKind={stockKind}
            currency={currency}
            editing={edited || focused !== null}
            undoAt={`/api/desk/variants/${piece.sku}/price-undo`}
            onHold={hold}
            onUndo={(undo) => void putBack(undo).then(field)}
          />
        </td>
        <td className="cell-right desk-pieces__save">
          {(may.price || may.stock) && (
            <form id={formId} method="post" action={`/api/desk/variants/${piece.sku}`} onSubmit={onSubmit}>
              <input type="hidden" name="seenPriceAmount" value={variant.price.amount} />
              <input type="hidden" name="seenOnHand" value={row.question ? onHand : (row.before.onHand ?? onHand)} />
              <SaveButton edited={edited && row.question === null} of={nameOf(piece)} busy={pending} />
            </form>
          )}
        </td>
      </tr>
      {row.question && (
        <PieceQuestion
          row={row}
          currency={currency}
          inBags={inBags}
          form={formId}
          takeFocus={asked === null}
          leaveAt={leaveAt}
          onLeave={() => {
            tell({ type: 'undone' });
            field();
          }}
        />
      )}
    </>
  );
}

/** The answer whose button was pressed; the count that was seen goes with "It is 20", which has no field of its own. */
function answerOf(event: FormEvent<HTMLFormElement>, now: number | false): PieceAnswer {
  const { submitter } = event.nativeEvent as SubmitEvent;
  if (!(submitter instanceof HTMLButtonElement) || now === false) return {};
  return submitter.name ? { [submitter.name]: submitter.value } : { seenOnHand: String(now) };
}

function focusField(formId: string, name: PieceField): void {
  const form = document.getElementById(formId);
  const input = form instanceof HTMLFormElement && form.elements.namedItem(name);
  if (input instanceof HTMLElement) input.focus();
}

const nameOf = ({ title, variantTitle }: DeskPieceRow): string => (variantTitle ? `${title}, ${variantTitle}` : title);

function SaveButton({ edited, of, busy }: { edited: boolean; of: string; busy: boolean }) {
  return (
    <button
      type="submit"
      className={classNames('button button--small desk-pieces__button', edited && 'desk-pieces__button--shown')}
      aria-busy={busy || undefined}
    >
      Save<span className="visually-hidden"> {of}</span>
    </button>
  );
}
