import { capitalised, countInWords } from '#components/ui/format/count-words.ts';
import type { Stock } from '#contract/catalogue/catalogue.ts';
import { type Crossing, type StockState, stockState } from '#domain/stock/stock-state.ts';

const inBags = (count: number): string => (count === 1 ? '1 in a bag' : `${count} in bags`);

function left(state: Extract<StockState, { kind: 'available' | 'low' | 'last' }>): string {
  if (state.kind === 'last') return state.left === 1 ? 'Last one' : `Last ${state.left}`;
  const ofEdition = state.kind === 'available' && state.editionSize !== null ? ` of ${state.editionSize}` : '';
  return `${state.left}${ofEdition} left`;
}

export function cardLine(stock: Stock): { text: string; urgent: boolean } {
  const state = stockState(stock);
  switch (state.kind) {
    case 'available':
      return { text: left(state), urgent: false };
    case 'low':
      return { text: `${left(state)}, ${inBags(state.inBags)}`, urgent: true };
    case 'last':
      return { text: left(state), urgent: true };
    case 'in_bags':
      return {
        text:
          state.left === 1
            ? 'The last one is in a bag. It may come back.'
            : `All ${state.left} left are in bags. One may come back.`,
        urgent: false,
      };
    case 'sold_out':
      return { text: 'Sold out', urgent: false };
  }
}

export function panelLine(stock: Stock, yours: number, withdrawn = 0): { text: string; urgent: boolean } {
  const state = stockState(stock);
  const mine = yours > 0 ? `. ${capitalised(countInWords(yours))} ${yours === 1 ? 'is' : 'are'} yours.` : '';
  switch (state.kind) {
    case 'available': {
      const others = state.inBags - yours;
      return { text: `${left(state)}${others > 0 ? `, ${inBags(others)}` : ''}${mine}`, urgent: false };
    }
    case 'low':
    case 'last': {
      const others = (state.kind === 'low' ? state.inBags : 0) - yours;
      return { text: `${left(state)}${others > 0 ? `, ${inBags(others)}` : ''}${mine}`, urgent: true };
    }
    case 'in_bags':
      if (yours >= state.left)
        return { text: yours === 1 ? 'The last one is yours' : `The last ${yours} are yours`, urgent: true };
      if (yours > 0) return { text: `The last ${state.left} are in bags${mine}`, urgent: true };
      return {
        text: state.left === 1 ? 'The last one is in a bag' : `All ${state.left} left are in bags`,
        urgent: true,
      };
    case 'sold_out':
      return { text: goneWords(state.editionSize, withdrawn), urgent: false };
  }
}

function goneWords(editionSize: number | null, withdrawn: number): string {
  if (withdrawn === 0) {
    if (editionSize === null) return 'Sold out';
    return editionSize === 1 ? 'Sold. It was the only one.' : `Sold out. All ${editionSize} were sold.`;
  }
  const sold = editionSize === null ? 0 : editionSize - withdrawn;
  if (sold <= 0) return 'No longer for sale';
  return `None left. ${sold} of ${editionSize} ${sold === 1 ? 'was' : 'were'} sold, the rest withdrawn from sale.`;
}

export function variantLine(stock: Stock): string {
  const state = stockState(stock);
  if (state.kind === 'sold_out') return 'Sold out';
  return state.kind === 'in_bags' ? 'In bags' : `${state.left} left`;
}

export function crossingSentence(crossing: Crossing, title: string, available: number): string {
  const sentences: Record<Crossing, string> = {
    few: `${title}: ${available} available.`,
    last: `${title}: one available.`,
    gone: `${title}: none available now.`,
    back: `${title}: ${available === 1 ? 'one is' : `${available} are`} available again.`,
  };
  return sentences[crossing];
}
