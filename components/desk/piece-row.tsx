'use client';

import { useEffect, useId, useReducer, useState } from 'react';
import type { VariantView } from '#contract/catalogue.ts';
import { shelfState } from '#domain/stock/shelf-state.ts';
import { useCommand } from '../live/use-command.ts';
import { announce } from '../ui/announce.ts';
import { classNames } from '../ui/class-names.ts';
import { amountText } from './amount-text.ts';
import { FigureCell } from './figure-cell.tsx';
import { type PieceField, pieceRow, restingRow } from './piece-row-state.ts';
import { PieceState } from './piece-state.tsx';
import { Thumb } from './thumb.tsx';

/** How long "Saved" and "20 to 19" stay. */
const noticeMs = 5_000;

export interface DeskPieceRow {
  sku: string;
  title: string;
  variantTitle: string | null;
  imageFile: string | null;
}

/** A variant with its price and count to edit in place: Enter saves, Esc undoes. */
export function PieceRow({ piece, variant }: { piece: DeskPieceRow; variant: VariantView }) {
  const { available, inBags } = variant.stock;
  const { amount: price, currency } = variant.price;
  const onHand = available + inBags;
  const [row, tell] = useReducer(pieceRow, { price, onHand }, restingRow);
  const [focused, setFocused] = useState<PieceField | null>(null);
  const { send, pending } = useCommand<{ priceAmount: number; onHand: number }>(`/api/desk/variants/${piece.sku}`);
  const formId = useId();

  useEffect(() => tell({ type: 'moved', figures: { price, onHand } }), [price, onHand]);
  useEffect(() => {
    if (!row.notice || row.notice.kind === 'refused') return;
    const dry = setTimeout(() => tell({ type: 'dried' }), noticeMs);
    return () => clearTimeout(dry);
  }, [row.notice]);

  const edited = Object.keys(row.drafts).length > 0;
  async function save() {
    if (!edited || pending) return;
    tell({ type: 'sent' });
    const answer = await send(row.drafts);
    if (answer.ok) {
      const { priceAmount, onHand } = answer.value;
      tell({ type: 'saved', figures: { price: priceAmount, onHand }, at: new Date().toISOString() });
      announce(`${piece.title} saved`);
    } else {
      const { field, message } = answer.problem;
      tell({ type: 'refused', field: field === 'price' || field === 'onHand' ? field : null, message });
      announce(message);
    }
  }
  const cell = (field: PieceField, text: string) => ({
    name: field,
    form: formId,
    text: row.drafts[field] ?? text,
    wet: row.notice?.kind === 'changed' && row.notice.field === field && row.drafts[field] === undefined,
    refused: row.notice?.kind === 'refused' && row.notice.field === field,
    describedBy: `${formId}-state`,
    onType: (typed: string) => tell({ type: 'typed', field, text: typed }),
    onSave: () => void save(),
    onUndo: () => tell({ type: 'undone' }),
    onFocus: (on: boolean) => setFocused(on ? field : null),
  });
  const shelf = shelfState(variant.stock).kind;
  return (
    <tr className={classNames((edited || focused) && 'edit', shelf === 'sold_out' && 'out')}>
      <td className="w-piece">
        <div className="pc">
          <Thumb file={piece.imageFile} />
          <span>
            <span className="work">{piece.title}</span>
            {piece.variantTitle && <span className="small mute vt">{piece.variantTitle}</span>}
          </span>
        </div>
      </td>
      <td className="w-sku mute">{piece.sku}</td>
      <td className="r w-price">
        <FigureCell {...cell('price', amountText(price, currency))} label="Price" of={nameOf(piece)} />
      </td>
      <td className="r w-hand">
        <FigureCell
          {...cell('onHand', String(onHand))}
          label="On hand"
          of={nameOf(piece)}
          steps={focused === 'onHand' || row.drafts.onHand !== undefined}
        />
      </td>
      <td className="r mute w-held">
        <span className="lb2">Held</span>
        <b>{inBags}</b>
      </td>
      <td className={classNames('r w-free', (shelf === 'low' || shelf === 'last') && 'live med')}>
        <span className="lb2">Free</span>
        <b>{available}</b>
      </td>
      <td className="w-state" id={`${formId}-state`}>
        <PieceState row={row} shelf={shelf} currency={currency} editing={edited || focused !== null} />
      </td>
      <td className="r w-save">
        <form
          id={formId}
          method="post"
          action={`/api/desk/variants/${piece.sku}`}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <input type="hidden" name="seenPriceAmount" value={price} />
          <input type="hidden" name="seenOnHand" value={onHand} />
          <SaveButton edited={edited} of={nameOf(piece)} busy={pending} />
        </form>
      </td>
    </tr>
  );
}

const nameOf = ({ title, variantTitle }: DeskPieceRow): string => (variantTitle ? `${title}, ${variantTitle}` : title);

/** Without JavaScript it is always there; with it, once there is something to save. */
function SaveButton({ edited, of, busy }: { edited: boolean; of: string; busy: boolean }) {
  return (
    <button type="submit" className={classNames('btn sm save', edited && 'on')} aria-busy={busy || undefined}>
      Save<span className="sr"> {of}</span>
    </button>
  );
}
