import { describe, expect, it } from 'vitest';
import { figureNames, saveArticleSchema } from '#contract/article/article.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { readTexts } from './desk-texts.ts';
import { readArticlePage, readJournal } from './read-articles.ts';
import { addEntry, saveArticle } from './save-article.ts';

testDatabase();

const figures = {
  ...{ delivery_cost: '€9, free from €150', delivery_price: '€9', free_delivery_from: '€150', delivery_days: '3 to 5' },
  ...{ return_days: '30', vat: 'Prices include VAT.' },
};
const aText = { title: 'Imprint', lead: '', body: 'Rua do Mercado 12', imageFile: '', imageAlt: '', published: true };
const page = (slug: string) => readArticlePage('page', slug, figures);

describe('a text of the merchant’s', () => {
  it('is seen once it is published, with the shop’s own figures', async () => {
    const body = 'You have {{return_days}} days.';
    expect(await saveArticle('imprint', { ...aText, body, published: false, seenVersion: 0 })).toMatchObject({
      ok: true,
    });
    expect(await page('imprint')).toBeNull();
    await saveArticle('imprint', { ...aText, body, seenVersion: 1 });
    expect(await page('imprint')).toMatchObject({ title: 'Imprint', html: '<p>You have 30 days.</p>' });
    expect((await readTexts()).map(({ slug, published }) => [slug, published])).toContainEqual(['imprint', true]);
  });

  it('that somebody else saved meanwhile is not written over', async () => {
    await saveArticle('terms', { ...aText, seenVersion: 0 });
    await saveArticle('terms', { ...aText, title: 'Hers', seenVersion: 1 });
    const refused = await saveArticle('terms', { ...aText, title: 'His', seenVersion: 1 });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'text_changed', version: 2 } });
    expect((await page('terms'))?.title).toBe('Hers');
    expect(await saveArticle('privacy', { ...aText, seenVersion: 3 })).toMatchObject({ ok: false });
  });

  it('keeps the day on which it appeared', async () => {
    await addEntry({ ...aText, slug: 'first' });
    const [before] = await readJournal();
    await saveArticle('first', { ...aText, title: 'Better', seenVersion: 1 });
    expect(await readJournal()).toEqual([{ ...before, title: 'Better' }]);
  });

  it('of the journal has an address of its own', async () => {
    await addEntry({ ...aText, slug: 'taken' });
    expect(await addEntry({ ...aText, slug: 'taken' })).toMatchObject({ ok: false, refusal: { code: 'slug_taken' } });
    expect(await page('taken')).toBeNull();
    await expect(saveArticle('nobody-wrote-it', { ...aText, seenVersion: 0 })).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });

  it('that is a draft is in no list', async () => {
    await addEntry({ ...aText, slug: 'a-draft', published: false });
    expect((await readJournal()).map(({ slug }) => slug)).not.toContain('a-draft');
  });

  it('drops the pages that it is on, whoever writes', async () => {
    await saveArticle('contact', { ...aText, seenVersion: 0 });
    await database().change.deleteMany();
    await database().$executeRaw`UPDATE article SET title = 'Write to us' WHERE slug = 'contact'`;
    const topics = (await database().change.findMany()).map(({ topic }) => topic);
    expect(topics.toSorted()).toEqual(['article:contact', 'articles']);
  });

  it('can name the figures that there are, and no others', () => {
    const read = (body: string) => saveArticleSchema.safeParse({ ...aText, body, seenVersion: 0 });
    for (const name of figureNames) expect(read(`It is {{${name}}} or {{ ${name} }}.`).success).toBe(true);
    const wrong = read('It is {{vat_rate}}.');
    expect(wrong.error?.issues[0]).toMatchObject({
      path: ['body'],
      message: expect.stringContaining('no value {{vat_rate}}'),
    });
    expect(read(' ').success).toBe(false);
  });
});
