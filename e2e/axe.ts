import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Where `wcag22aa` is named, axe also measures how large a target is. */
const everyLevel = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong on a page as it stands, or in a part of it: the rule, and where.
 *
 * Only what fails is asked for. Without frames there is nothing to put together, for which axe would open a page more.
 */
export async function violationsOn(page: Page, { part, targets = false }: { part?: string; targets?: boolean } = {}) {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  axe.setLegacyMode(page.frames().length === 1);
  if (targets) axe.withTags(everyLevel);
  if (part) axe.include(part);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
