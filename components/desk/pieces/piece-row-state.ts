/** What is typed is kept beside what is true: a change by someone else never moves the text in the cell. */
export type PieceField = 'price' | 'onHand';

export interface PieceFigures {
  price: number;
  onHand: number;
}

export interface PriceUndo {
  fromAmount: number;
  toAmount: number;
  changedAt: string;
}

export type Notice =
  | { kind: 'saved'; at: string; undo: PriceUndo | null }
  | { kind: 'put_back' }
  | { kind: 'changed'; field: PieceField; from: number; to: number }
  | { kind: 'refused'; field: PieceField | null; message: string };

/** `price`: it looks like a slip. `onHand`: the count typed over has moved; `sold` if sales are all that moved it. */
export type PieceQuestion = { about: 'price' } | { about: 'onHand'; sold: number | null };

export interface PieceRowState {
  figures: PieceFigures;
  drafts: Partial<Record<PieceField, string>>;
  /** What was true when typing began. */
  before: Partial<PieceFigures>;
  sending: boolean;
  question: PieceQuestion | null;
  notice: Notice | null;
}

export type PieceRowEvent =
  | { type: 'typed'; field: PieceField; text: string }
  | { type: 'undone' }
  | { type: 'sent' }
  | { type: 'saved'; figures: PieceFigures; at: string; undo: PriceUndo | null }
  | { type: 'put_back'; figures: PieceFigures }
  | { type: 'asked'; question: PieceQuestion }
  | { type: 'refused'; field: PieceField | null; message: string }
  | { type: 'moved'; figures: PieceFigures }
  | { type: 'dried' };

export const restingRow = (figures: PieceFigures): PieceRowState => ({
  figures,
  drafts: {},
  before: {},
  sending: false,
  question: null,
  notice: null,
});

export function pieceRow(state: PieceRowState, event: PieceRowEvent): PieceRowState {
  switch (event.type) {
    case 'typed':
      return {
        ...state,
        drafts: { ...state.drafts, [event.field]: event.text },
        before: { [event.field]: state.figures[event.field], ...state.before },
        question: null,
        notice: null,
      };
    case 'undone':
      return restingRow(state.figures);
    case 'sent':
      return { ...state, sending: true, notice: null };
    case 'saved':
      return { ...restingRow(event.figures), notice: { kind: 'saved', at: event.at, undo: event.undo } };
    case 'put_back':
      return { ...restingRow(event.figures), notice: { kind: 'put_back' } };
    case 'asked':
      return { ...state, sending: false, question: event.question, notice: null };
    case 'refused':
      return refused(state, event);
    case 'moved':
      return moved(state, event.figures);
    case 'dried':
      return state.notice?.kind === 'refused' ? state : { ...state, notice: null };
  }
}

function refused(state: PieceRowState, { field, message }: Extract<PieceRowEvent, { type: 'refused' }>): PieceRowState {
  return { ...state, sending: false, question: null, notice: { kind: 'refused', field, message } };
}

/** The truth moved. While our own change is on its way, it is most likely that one coming back. */
function moved(state: PieceRowState, figures: PieceFigures): PieceRowState {
  const field = (['onHand', 'price'] as const).find((name) => figures[name] !== state.figures[name]);
  if (!field) return state;
  const quiet = state.sending || state.question !== null || state.notice?.kind === 'refused';
  const notice: Notice = { kind: 'changed', field, from: state.figures[field], to: figures[field] };
  // A way back from our own price stays while its stock moves.
  const undo = state.notice?.kind === 'saved' && state.notice.undo !== null && figures.price === state.figures.price;
  return { ...state, figures, notice: quiet || undo ? state.notice : notice };
}
