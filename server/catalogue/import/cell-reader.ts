import type { ZodType } from 'zod';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { type AmountProblem, parseAmount } from '#domain/money/parse-amount.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';
import { ownPhotograph } from '#server/catalogue/write/image-drafts.ts';
import type { Field } from './file-columns.ts';
import type { FileContext } from './file-context.ts';
import type { FileRow } from './read-file.ts';

export interface RowProblem {
  line: number;
  column: string;
  message: string;
}

const amountWords: Record<AmountProblem['code'], string> = {
  not_an_amount: 'It is not an amount, such as 129.00.',
  finer_than_currency: 'It has more digits after the point than the currency.',
  too_large: 'It is too large.',
};

/** Reads cells strictly, and keeps what is wrong with them. A column that the file doesn't have is undefined. */
export class CellReader {
  readonly context: FileContext;
  readonly problems: RowProblem[] = [];
  readonly warnings: { line: number; message: string }[] = [];

  constructor(context: FileContext) {
    this.context = context;
  }

  say({ line }: FileRow, field: Field, message: string): void {
    this.problems.push({ line, column: this.context.header.nameOf(field), message });
  }

  warn({ line }: FileRow, message: string): void {
    this.warnings.push({ line, message });
  }

  line(row: FileRow, field: Field, { most, needed = false }: { most: number; needed?: boolean }): string | undefined {
    const text = row.cells[field];
    if (text === undefined) return undefined;
    if (needed && text === '') this.say(row, field, 'Required.');
    if (text.length > most) this.say(row, field, `It has more than ${most} characters.`);
    return text;
  }

  /** A cell as the API would take it. */
  as(row: FileRow, field: Field, schema: ZodType<string | undefined>): string | undefined {
    const text = row.cells[field];
    if (text === undefined) return undefined;
    const read = schema.safeParse(text);
    if (read.success) return read.data;
    this.say(row, field, read.error.issues[0]?.message ?? 'It can’t be read.');
    return undefined;
  }

  /** Null for an empty cell and for 0. */
  whole(row: FileRow, field: Field, most: number): number | null | undefined {
    const text = row.cells[field];
    if (text === undefined) return undefined;
    if (!/^\d*(?:[.,]\d+)?$/.test(text)) this.say(row, field, 'It is not a number.');
    const number = Math.round(Number(text.replace(',', '.')));
    if (number > most) this.say(row, field, `It is more than ${most}.`);
    return number > 0 && number <= most ? number : null;
  }

  currency(row: FileRow): string | undefined {
    const text = row.cells.currency?.toUpperCase();
    if (text && !/^[A-Z]{3}$/.test(text)) this.say(row, 'currency', 'It is not a currency, such as EUR.');
    return text || undefined;
  }

  /** In minor units; null for an empty cell, and for a price before of nothing. */
  amount(row: FileRow, field: 'price' | 'compareAt'): number | null | undefined {
    const text = row.cells[field];
    if (text === undefined) return undefined;
    if (text === '') {
      if (field === 'price') this.say(row, field, 'Required.');
      return null;
    }
    const currency = this.currency(row) ?? this.context.currency;
    const amount = parseAmount(text, /^[A-Z]{3}$/.test(currency) ? fractionDigitsOf(currency) : 2);
    if (!amount.ok) {
      this.say(row, field, amountWords[amount.refusal.code]);
      return null;
    }
    return field === 'compareAt' && amount.value === 0 ? null : amount.value;
  }

  quantity(row: FileRow): number | undefined {
    const text = row.cells.quantity;
    if (!text) return undefined;
    if (/^-\d+$/.test(text)) {
      this.warn(row, `The stock of ${text} is taken as 0.`);
      return 0;
    }
    if (!/^\d{1,7}(?:\.0+)?$/.test(text) || Number(text) > 1_000_000) {
      this.say(row, 'quantity', 'It is not a whole number up to 1,000,000.');
      return undefined;
    }
    return Number(text);
  }

  /** How many numbers an edition has; null for an empty cell. */
  numberedOf(row: FileRow): number | null | undefined {
    const text = row.cells.numberedOf;
    if (!text) return text === undefined ? undefined : null;
    const size = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (size < 1 || size > mostNumbered)
      this.say(row, 'numberedOf', `It is not a whole number from 1 to ${mostNumbered}.`);
    return size;
  }

  /** Such as `2, 5`, each once. */
  withdrawn(row: FileRow): number[] | undefined {
    const text = row.cells.withdrawn;
    if (text === undefined) return undefined;
    if (!/^(?:\d{1,4}(?:\s*[,;]\s*\d{1,4})*)?$/.test(text)) {
      this.say(row, 'withdrawn', 'It is not a list of numbers, such as 2, 5.');
      return undefined;
    }
    const numbers = text.split(/[,;]/).filter(Boolean).map(Number);
    return [...new Set(numbers)].sort((one, other) => one - other);
  }

  sku(row: FileRow, slug: string, sku: string): string {
    const first = this.context.facts.skus.get(sku);
    if (sku.length > 100) this.say(row, 'sku', 'It has more than 100 characters.');
    if (first && first.slug !== slug) this.say(row, 'sku', `The SKU ${sku} is another piece’s on line ${first.line}.`);
    return sku;
  }

  ownImage(row: FileRow): string | null | undefined {
    const address = row.cells.variantImage;
    if (address === undefined) return undefined;
    if (address === '') return null;
    return ownPhotograph(address, this.context.shopAddress) ?? undefined;
  }
}
