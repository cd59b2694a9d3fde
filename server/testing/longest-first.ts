import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. Vitest orders the others by their last run, or by their size. */
const longest = [
  'testing/fuzz/http/routes',
  'testing/faults/faults',
  'testing/engine/pages/shown-fields',
  'testing/fuzz/http/uploads',
  'testing/releases/upgrade',
  'testing/attacks/page-floods',
  'shipping/convergence',
  'testing/other-shop/other-shop',
  'testing/fuzz/http/pages',
  'testing/engine/pages/renderers',
  'engine/machines/bus/redis-bus',
  'backup/backup',
  'order/payment/mollie-proof',
  'testing/faults/redis-faults',
  'testing/engine/database/migrate',
  'testing/permissions/pages-of-roles',
  'order/dispute/never-twice',
  'testing/faults/drop-storm',
  'order/payment/stripe-proof',
  'testing/faults/storm-two-processes',
  'engine/database/data-folder-lock',
  'testing/engine/machines/bus/bus',
  'catalogue/import/import',
  'testing/simulation/simulation',
  'api/answer-api',
  'api/same-key-twice',
  'catalogue/import/killed-import',
  'testing/permissions/matrix',
  'stock/somebody-holds-a-lock',
  'stock/numbers-at-once',
  'checkout/orders-at-once',
].map((name) => `/server/${name}.test.ts`);
const root = join(import.meta.dirname, '../..');
for (const name of longest) {
  if (!existsSync(join(root, name))) throw new Error(`${name} is gone: mend the list in longest-first.ts.`);
}

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.endsWith(name));
  return place < 0 ? longest.length : place;
};
const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;

/**
 * Begins with what takes longest: what began last would run on beside an idle core. With `--sequence.seed=7` the order is of
 * chance, the same each time: what fails so depends on what ran before it in its process.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    if (seed !== undefined) {
      const draw = ({ moduleId }: TestSpecification) => hash('sha1', `${seed} ${relative(root, moduleId)}`);
      return files.toSorted((a, b) => groupOf(a) - groupOf(b) || draw(a).localeCompare(draw(b)));
    }
    return (await super.sort(files)).sort((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b));
  }
}
