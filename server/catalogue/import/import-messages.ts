import type { ImportMessage } from '#contract/catalogue/import/product-import.ts';
import type { DraftProblem } from '#server/catalogue/write/product-draft.ts';
import type { DraftAnswer } from '#server/catalogue/write/store-products.ts';
import type { DraftOfRows } from './draft-of-rows.ts';
import type { Field, FileHeader } from './file-columns.ts';

const columns: Record<string, Field> = {
  slug: 'handle',
  title: 'title',
  options: 'option1Value',
  sku: 'sku',
  priceAmount: 'price',
  onHand: 'quantity',
  collections: 'collections',
  taxClass: 'taxClass',
  numberedOf: 'numberedOf',
  withdrawnNumbers: 'withdrawn',
};

/** What is wrong with these products, by line and column of their file; the answers are of those without problems of their own. */
export function messagesOf(
  group: readonly DraftOfRows[],
  answers: readonly DraftAnswer[],
  header: FileHeader,
): { errors: ImportMessage[]; warnings: { line: number; message: string }[] } {
  const errors: ImportMessage[] = [];
  const left = [...answers];
  for (const one of group) {
    errors.push(...one.problems);
    const answer = one.problems.length === 0 ? left.shift() : undefined;
    if (answer && !answer.ok) errors.push(...answer.refusal.problems.map((problem) => inFile(problem, one, header)));
  }
  return { errors, warnings: group.flatMap(({ warnings }) => warnings) };
}

function inFile({ field, message }: DraftProblem, { variantRows }: DraftOfRows, header: FileHeader): ImportMessage {
  const [, place, name] = /^variants\.(\d+)\.(\w+)$/.exec(field) ?? [null, '0', field];
  const column = columns[name ?? ''];
  return { line: variantRows[Number(place)]?.line ?? 0, ...(column ? { column: header.nameOf(column) } : {}), message };
}
