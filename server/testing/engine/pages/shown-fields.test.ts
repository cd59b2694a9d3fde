/**
 * Every field that a kept page shows is changed, and the page must not be answered from memory any more: a
 * reader that forgets `reads(topic)`, or a table whose change announces nothing, fails here.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { type AskedPage, startKeptPages } from '#server/testing/kept-pages.ts';
import { shopChanges, shopPaths } from '#server/testing/shop-changes.ts';
import { seedSmallShop } from '#server/testing/small-shop.ts';

testDatabase();

let pages: Awaited<ReturnType<typeof startKeptPages>>;
beforeAll(async () => {
  pages = await startKeptPages();
  await seedSmallShop();
}, 180_000);
afterAll(() => pages.stop());

/** What a reader sees of a page: without its scripts, and without what is new in every rendering. */
const shown = (html: string) =>
  html
    .replaceAll(/<script\b[\s\S]*?<\/script>|<link\b[^>]*>|<!--.*?-->/g, '')
    // The title comes early or late, as it happens.
    .replaceAll(/<title>.*?<\/title>|<meta\b[^>]*>|<template\b[^>]*><\/template>/g, '')
    .replaceAll(/<div hidden\b[^>]*><\/div>/g, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'uuid')
    // The hand of the clock on the line of closing times.
    .replaceAll(/<span class="lot-axis__now".*?<\/span>/g, '')
    .replaceAll(/ style="(left|width|--[a-z]+):[^"]*"/g, '');

describe('a page in memory', () => {
  it('looks the same when nothing has changed, so that what follows is caused by the change', async () => {
    for (const path of Object.values(shopPaths)) {
      const before = await pages.ask(path);
      pages.forget();
      const after = await pages.ask(path);
      expect(after.from, path).toBe('render');
      expect(shown(after.html), path).toBe(shown(before.html));
      expect((await pages.ask(path)).from, `${path} is kept`).toBe('memory');
    }
  });

  it.each(shopChanges)('shows at once: %s', async (_what, change, shownOn) => {
    const paths = shownOn.map((name) => shopPaths[name]);
    const before = new Map<string, AskedPage>();
    await database().$executeRaw`DELETE FROM change`;
    for (const path of paths) {
      await pages.ask(path);
      before.set(path, await pages.ask(path));
    }
    expect([...before.values()].map(({ from }) => from)).toEqual(paths.map(() => 'memory'));
    await change();
    const announced = await database().$queryRaw<{ topic: string }[]>`SELECT DISTINCT topic FROM change`;
    for (const path of paths) {
      const { html, read } = before.get(path) as AskedPage;
      const among = announced.map(({ topic }) => topic).filter((topic) => read.has(topic));
      expect.soft(among, `${path} has read none of ${announced.map(({ topic }) => topic)}`).not.toEqual([]);
      const now = await pages.ask(path);
      expect.soft(now.from, path).toBe('render');
      expect.soft(shown(now.html) === shown(html), `${path} shows what it showed before`).toBe(false);
    }
  });
});
