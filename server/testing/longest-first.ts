import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. Vitest orders the others by their last run, or by their size. */
const longest = [
  'testing/faults/faults',
  'testing/fuzz/http/routes',
  'testing/engine/pages/shown-fields',
  'testing/releases/upgrade',
  'backup/backup',
  'engine/machines/bus/redis-bus',
  'testing/faults/redis-faults',
  'testing/faults/drop-storm',
  'testing/faults/storm-two-processes',
  'testing/fuzz/http/pages',
  'shipping/convergence',
  'engine/database/data-folder-lock',
  'testing/fuzz/http/uploads',
  'testing/engine/machines/bus/bus',
  'testing/engine/pages/renderers',
  'api/answer-api',
  'catalogue/import/killed-import',
  'catalogue/import/import',
].map((name) => `/server/${name}.test.ts`);
for (const name of longest) {
  if (!existsSync(join(import.meta.dirname, '../..', name)))
    throw new Error(`${name} is gone: mend the list in longest-first.ts.`);
}

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.endsWith(name));
  return place < 0 ? longest.length : place;
};
const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;

/** Begins with what takes longest: what began last would run on beside an idle core. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b));
  }
}
