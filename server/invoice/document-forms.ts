import { type DocumentContent, documentContentSchema } from '#contract/invoice/invoice.ts';
import { drawForm1 } from './forms/form-1.ts';
import { drawForm2 } from './forms/form-2.ts';
import { renderDocument } from './render-document.ts';

/** What is issued now is drawn by this form, today and in every later release. */
export const newestForm = 3;

const forms: Readonly<Record<number, (content: DocumentContent) => Promise<Uint8Array>>> = {
  1: drawForm1,
  2: drawForm2,
  [newestForm]: renderDocument,
};

/**
 * Draws a document as it was drawn when it was issued, with the same words in the same places.
 * @throws Error for one of a later release than this
 */
export function drawAsIssued(stored: unknown): Promise<Uint8Array> {
  const content = documentContentSchema.parse(stored);
  const form = content.form ?? unnumberedForm(content);
  const draw = forms[form];
  if (!draw) throw new Error(`${content.number} was issued by a later release, as form ${form}.`);
  return draw(content);
}

/** Before forms were numbered only the first of them had `vat`, if only to say that no rate was stated. */
const unnumberedForm = ({ vat }: DocumentContent): number => (vat === undefined ? 2 : 1);
