import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

/** Where `wcag22aa` is named, axe also measures how large a target is. */
const everyLevel = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let source: string | undefined;
/** The tests only pass it on: importing it would run half a megabyte in each of their processes. */
const axeSource = () => {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return source;
};

/** Runs in the page. @returns undefined where axe isn't there yet */
async function run({ part, options }: { part: string | undefined; options: axe.RunOptions }) {
  const there = (window as unknown as { axe?: typeof axe }).axe;
  if (!there) return undefined;
  const { violations } = await there.run(part ?? document, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/**
 * What axe finds wrong on a page as it stands, or in a part of it: the rule, and where. Only what fails is asked for, and
 * a page is given axe once.
 *
 * @throws if the page has frames: it wouldn't look into them
 */
export async function violationsOn(page: Page, { part, targets = false }: { part?: string; targets?: boolean } = {}) {
  if (page.frames().length > 1) throw new Error('The page has frames, into which this axe does not look.');
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(targets && { runOnly: { type: 'tag', values: everyLevel } }),
  };
  const ask = () => page.evaluate(run, { part, options });
  const found = await ask();
  if (found) return found;
  await page.evaluate(axeSource());
  const asked = await ask();
  if (!asked) throw new Error('Axe is not in the page.');
  return asked;
}
