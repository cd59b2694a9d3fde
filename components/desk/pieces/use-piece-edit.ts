'use client';

import { useEffect, useReducer, useRef, useState } from 'react';
import { useCommand } from '#components/live/use-command.ts';
import { announce } from '#components/ui/announce.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type AskedRow, rowAtLoad } from './asked-row.ts';
import { type PieceField, type PieceQuestion, type PriceUndo, pieceRow } from './piece-row-state.ts';

const noticeMs = 5_000;
const undoMs = 10_000;

export type PieceAnswer = Record<string, string>;

interface Saved {
  priceAmount: number;
  onHand: number;
  undo: PriceUndo | null;
}

interface PieceEditProps {
  piece: { sku: string; title: string };
  variant: VariantView;
  asked: AskedRow | null;
  justChanged: boolean;
}

export function usePieceEdit({ piece: { sku, title }, variant, asked, justChanged }: PieceEditProps) {
  const { amount: price, currency } = variant.price;
  const onHand = variant.stock.available + variant.stock.inBags;
  const [row, tell] = useReducer(pieceRow, null, () => {
    const undo = justChanged ? undoOf(variant) : null;
    const first = rowAtLoad({ price, onHand }, currency, asked);
    return undo ? { ...first, notice: { kind: 'saved' as const, at: undo.changedAt, undo } } : first;
  });
  const [held, hold] = useState(false);
  const { send, pending } = useCommand<Saved>(`/api/desk/variants/${sku}`);
  const { send: sendUndo } = useCommand<Saved>(`/api/desk/variants/${sku}/price-undo`);
  // A retry of the same after a lost answer is the same command.
  const sent = useRef<{ body: string; key: string } | null>(null);

  useEffect(() => tell({ type: 'moved', figures: { price, onHand } }), [price, onHand]);
  const { notice } = row;
  useEffect(() => {
    if (!notice || notice.kind === 'refused' || held) return;
    const dry = setTimeout(() => tell({ type: 'dried' }), notice.kind === 'saved' && notice.undo ? undoMs : noticeMs);
    return () => clearTimeout(dry);
  }, [notice, held]);

  const edited = Object.keys(row.drafts).length > 0;
  const refuse = ({ field, message }: Problem) => {
    tell({ type: 'refused', field: field === 'price' || field === 'onHand' ? field : null, message });
    announce(message);
  };

  /** @returns whether the shop asks something before it saves */
  async function save(answer: PieceAnswer = {}): Promise<boolean> {
    if (!edited || pending) return false;
    tell({ type: 'sent' });
    const body = bodyOf(row.drafts, row.before.onHand, answer);
    const text = JSON.stringify(body);
    if (sent.current?.body !== text) sent.current = { body: text, key: crypto.randomUUID() };
    const reply = await send(body, sent.current.key);
    if (reply.ok || reply.problem.code !== 'unavailable') sent.current = null;
    if (reply.ok) {
      const { priceAmount, onHand, undo } = reply.value;
      tell({ type: 'saved', figures: { price: priceAmount, onHand }, at: new Date().toISOString(), undo });
      announce(undo ? `${title} saved. “Undo” puts the price back for 10 seconds.` : `${title} saved`);
      return false;
    }
    const question = questionOf(reply.problem);
    if (question) tell({ type: 'asked', question });
    else refuse(reply.problem);
    return question !== null;
  }

  async function putBack(undo: PriceUndo): Promise<void> {
    const reply = await sendUndo({ toAmount: undo.toAmount, changedAt: undo.changedAt });
    hold(false);
    if (!reply.ok) return refuse(reply.problem);
    const { priceAmount, onHand } = reply.value;
    tell({ type: 'put_back', figures: { price: priceAmount, onHand } });
    announce(`${title} is ${formatMoney(priceAmount, currency)} again`);
  }

  return { row, tell, save, putBack, hold, pending, edited };
}

function undoOf({ price, previousAmount, priceChangedAt }: VariantView): PriceUndo | null {
  if (previousAmount === null || priceChangedAt === null) return null;
  return { fromAmount: previousAmount, toAmount: price.amount, changedAt: priceChangedAt };
}

/** A count goes with what it was typed over, unless the answer is to add. */
function bodyOf(drafts: Partial<Record<PieceField, string>>, seen: number | undefined, answer: PieceAnswer) {
  const { onHand, ...price } = drafts;
  const count = onHand === undefined || 'addOnHand' in answer ? {} : { onHand, seenOnHand: seen };
  return { ...price, ...count, ...answer };
}

function questionOf({ code, sold }: Problem): PieceQuestion | null {
  if (code === 'price_unconfirmed') return { about: 'price' };
  if (code !== 'stock_moved') return null;
  return { about: 'onHand', sold: typeof sold === 'number' ? sold : null };
}
