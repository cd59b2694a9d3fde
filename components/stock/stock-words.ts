import type { Stock } from '#contract/catalogue.ts';
import { type Crossing, type ShelfState, shelfState } from '#domain/stock/shelf-state.ts';
import { capitalised, countInWords } from '../ui/count-words.ts';

const inBaskets = (count: number): string => (count === 1 ? '1 in a basket' : `${count} in baskets`);

function left(state: Extract<ShelfState, { kind: 'available' | 'low' | 'last' }>): string {
  if (state.kind === 'last') return state.left === 1 ? 'Last one' : `Last ${state.left}`;
  const ofEdition = state.kind === 'available' && state.editionSize !== null ? ` of ${state.editionSize}` : '';
  return `${state.left}${ofEdition} left`;
}

/** The one line under a card. */
export function cardLine(stock: Stock): { text: string; urgent: boolean } {
  const state = shelfState(stock);
  switch (state.kind) {
    case 'available':
      return { text: left(state), urgent: false };
    case 'low':
      return { text: `${left(state)}, ${inBaskets(state.inBaskets)}`, urgent: true };
    case 'last':
      return { text: left(state), urgent: true };
    case 'in_baskets':
      return {
        text:
          state.left === 1
            ? 'The last one is in a basket. It may come back.'
            : `All ${state.left} left are in baskets. One may come back.`,
        urgent: false,
      };
    case 'sold_out':
      return { text: 'Sold out', urgent: false };
  }
}

/** The line of the buy panel, which also knows what is yours. */
export function panelLine(stock: Stock, yours: number): { text: string; urgent: boolean } {
  const state = shelfState(stock);
  const mine = yours > 0 ? `. ${capitalised(countInWords(yours))} ${yours === 1 ? 'is' : 'are'} yours.` : '';
  switch (state.kind) {
    case 'available': {
      const others = state.inBaskets - yours;
      return { text: `${left(state)}${others > 0 ? `, ${inBaskets(others)}` : ''}${mine}`, urgent: false };
    }
    case 'low':
    case 'last': {
      const others = (state.kind === 'low' ? state.inBaskets : 0) - yours;
      return { text: `${left(state)}${others > 0 ? `, ${inBaskets(others)}` : ''}${mine}`, urgent: true };
    }
    case 'in_baskets':
      if (yours >= state.left)
        return { text: yours === 1 ? 'The last one is yours' : `The last ${yours} are yours`, urgent: true };
      if (yours > 0) return { text: `The last ${state.left} are in baskets${mine}`, urgent: true };
      return {
        text: state.left === 1 ? 'The last one is in a basket' : `All ${state.left} left are in baskets`,
        urgent: true,
      };
    case 'sold_out':
      return {
        text: state.editionSize ? `Sold out, all ${state.editionSize} found homes` : 'Sold out',
        urgent: false,
      };
  }
}

/** What a variant's own button says of its stock. */
export function variantLine(stock: Stock): string {
  const state = shelfState(stock);
  if (state.kind === 'sold_out') return 'Sold out';
  return state.kind === 'in_baskets' ? 'In baskets' : `${state.left} left`;
}

/** What is said aloud when stock crosses three, one, none and back. */
export function crossingSentence(crossing: Crossing, title: string, available: number): string {
  const sentences: Record<Crossing, string> = {
    few: `${title}: ${available} can still be had.`,
    last: `${title}: one can still be had.`,
    gone: `${title}: none can be had now.`,
    back: `${title}: ${available === 1 ? 'one is' : `${available} are`} back on the shelf.`,
  };
  return sentences[crossing];
}
