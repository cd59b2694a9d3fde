/**
 * One row of the desk's pieces while it is edited. What is typed is kept beside what is true, never
 * in it: a change by someone else moves the figures and never the text in the cell.
 */
export type PieceField = 'price' | 'onHand';

export interface PieceFigures {
  price: number;
  onHand: number;
}

export type Notice =
  | { kind: 'saved'; at: string }
  | { kind: 'changed'; field: PieceField; from: number; to: number }
  | { kind: 'refused'; field: PieceField | null; message: string };

export interface PieceRowState {
  /** What the row last knew to be true. */
  figures: PieceFigures;
  /** What is typed and not saved. */
  drafts: Partial<Record<PieceField, string>>;
  /** What was true when typing began. */
  before: Partial<PieceFigures>;
  sending: boolean;
  notice: Notice | null;
}

export type PieceRowEvent =
  | { type: 'typed'; field: PieceField; text: string }
  | { type: 'undone' }
  | { type: 'sent' }
  | { type: 'saved'; figures: PieceFigures; at: string }
  | { type: 'refused'; field: PieceField | null; message: string }
  | { type: 'moved'; figures: PieceFigures }
  | { type: 'dried' };

export const restingRow = (figures: PieceFigures): PieceRowState => ({
  figures,
  drafts: {},
  before: {},
  sending: false,
  notice: null,
});

export function pieceRow(state: PieceRowState, event: PieceRowEvent): PieceRowState {
  switch (event.type) {
    case 'typed':
      return {
        ...state,
        drafts: { ...state.drafts, [event.field]: event.text },
        before: { [event.field]: state.figures[event.field], ...state.before },
        notice: null,
      };
    case 'undone':
      return restingRow(state.figures);
    case 'sent':
      return { ...state, sending: true, notice: null };
    case 'saved':
      return { ...restingRow(event.figures), notice: { kind: 'saved', at: event.at } };
    case 'refused':
      return { ...state, sending: false, notice: { kind: 'refused', field: event.field, message: event.message } };
    case 'moved':
      return moved(state, event.figures);
    case 'dried':
      return state.notice?.kind === 'refused' ? state : { ...state, notice: null };
  }
}

/** The truth moved. While our own change is on its way, it is most likely that one coming back. */
function moved(state: PieceRowState, figures: PieceFigures): PieceRowState {
  const field = (['onHand', 'price'] as const).find((name) => figures[name] !== state.figures[name]);
  if (!field) return state;
  const quiet = state.sending || state.notice?.kind === 'refused';
  const notice: Notice = { kind: 'changed', field, from: state.figures[field], to: figures[field] };
  return { ...state, figures, notice: quiet ? state.notice : notice };
}
