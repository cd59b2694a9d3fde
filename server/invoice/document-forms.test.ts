import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { documentContentSchema } from '#contract/invoice/invoice.ts';
import { drawAsIssued, newestForm } from './document-forms.ts';

const folder = new URL('./golden/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
const contentOf = async (name: string) => JSON.parse(await readFile(new URL(`${name}.json`, folder), 'utf8'));

/** What a PDF draws and where, without what depends on how a machine compresses it. */
function drawn(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  return text
    .replaceAll(/(?<!end)stream\n([\s\S]*?)\nendstream/g, (_, bytes: string) => {
      return `stream\n${inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')}\nendstream`;
    })
    .replaceAll(/\/Length \d+/g, '/Length')
    .replace(/xref\n[\s\S]*?trailer/, 'trailer')
    .replace(/startxref\n\d+/, 'startxref');
}

/**
 * A document is what its customer has on file. The first and second form's were drawn by the releases that issued them; a new
 * form's are written here, once: their PDF is kept when it isn't there yet.
 */
it.each(names)('%s is drawn as it was when it was issued', async (name) => {
  const kept = new URL(`${name}.pdf`, folder);
  const now = Buffer.from(await drawAsIssued(await contentOf(name)));
  if (!existsSync(kept) && !process.env.CI) await writeFile(kept, now);
  const before = await readFile(kept);
  expect(drawn(now)).toBe(drawn(before));
});

it('every form has examples, and each is drawn by its own', async () => {
  const forms = await Promise.all(
    names.map(async (name) => {
      const stored = await contentOf(name);
      const { form, vat } = documentContentSchema.parse(stored);
      expect(name).toMatch(`form-${form ?? (vat === undefined ? 2 : 1)}-`);
      return Number(/^form-(\d+)/.exec(name)?.[1]);
    }),
  );
  expect([...new Set(forms)].sort()).toEqual(Array.from({ length: newestForm }, (_, index) => index + 1));
});

it('a document of a later release is refused rather than drawn as another', async () => {
  const stored = await contentOf('form-2-invoice');
  expect(() => drawAsIssued({ ...stored, form: newestForm + 1 })).toThrow('by a later release');
});
