import { amountText } from '#components/desk/amount-text.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { TickIcon, WarningIcon } from '#components/ui/icons.tsx';
import type { StockState } from '#domain/stock/stock-state.ts';
import type { PieceField, PieceRowState, PriceUndo } from './piece-row-state.ts';

export interface PieceStateProps {
  row: PieceRowState;
  stockKind: StockState['kind'];
  currency: string;
  editing: boolean;
  undoAt: string;
  onHold: (on: boolean) => void;
  onUndo: (undo: PriceUndo) => void;
}

export function PieceState({ row, stockKind, currency, editing, undoAt, onHold, onUndo }: PieceStateProps) {
  const { notice } = row;
  if (notice?.kind === 'refused') {
    return (
      <span className="desk-pieces__message">
        <WarningIcon />
        {notice.message}
      </span>
    );
  }
  if (notice?.kind === 'saved') {
    return (
      <span className="small cluster desk-pieces__actions">
        <TickIcon />
        <span>
          Saved <Moment at={notice.at} show="seconds" />
        </span>
        {notice.undo && <UndoPrice undo={notice.undo} action={undoAt} onHold={onHold} onUndo={onUndo} />}
      </span>
    );
  }
  if (notice?.kind === 'put_back') {
    return (
      <span className="small cluster desk-pieces__actions">
        <TickIcon />
        {formatMoney(row.figures.price, currency)} again
      </span>
    );
  }
  if (notice?.kind === 'changed') {
    const text = (value: number) => (notice.field === 'price' ? formatMoney(value, currency) : String(value));
    return (
      <span className="small live-text medium">
        {text(notice.from)} to {text(notice.to)}
      </span>
    );
  }
  if (row.question) return null;
  if (editing) return <span className="small muted">{hint(row, currency)}</span>;
  return <StockBadge state={stockKind} />;
}

interface UndoPriceProps extends Pick<PieceStateProps, 'onHold' | 'onUndo'> {
  undo: PriceUndo;
  action: string;
}

function UndoPrice({ undo, action, onHold, onUndo }: UndoPriceProps) {
  return (
    <form
      method="post"
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        onUndo(undo);
      }}
    >
      <input type="hidden" name="toAmount" value={undo.toAmount} />
      <input type="hidden" name="changedAt" value={undo.changedAt} />
      <Button
        type="submit"
        kind="quiet"
        small
        onFocus={() => onHold(true)}
        onBlur={() => onHold(false)}
        onPointerEnter={() => onHold(true)}
        onPointerLeave={() => onHold(false)}
      >
        Undo
      </Button>
    </form>
  );
}

function hint({ drafts, before, figures }: PieceRowState, currency: string): string {
  const field = Object.keys(drafts)[0] as PieceField | undefined;
  const was = field && before[field];
  if (field === undefined || was === undefined) return 'Enter saves, Esc undoes';
  const text = (value: number) => (field === 'price' ? amountText(value, currency) : String(value));
  const by = figures[field] === was ? `Was ${text(was)}` : `Was ${text(was)}, now ${text(figures[field])}`;
  return `${by}. Enter saves, Esc undoes`;
}

function StockBadge({ state }: { state: StockState['kind'] }) {
  if (state === 'low' || state === 'last') return <Badge tone="live">Low</Badge>;
  if (state === 'in_bags') return <Badge>All in bags</Badge>;
  if (state === 'sold_out') return <Badge>Sold out</Badge>;
  return <span className="small muted">In stock</span>;
}
