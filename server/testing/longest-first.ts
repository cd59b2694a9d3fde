import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first. Vitest orders the others by their last run, or by their size. */
const longest = [
  'testing/faults/faults',
  'http/fuzz/routes',
  'http/page-cache/shown-fields',
  'testing/releases/upgrade',
  'backup/backup',
  'live/bus/redis-bus',
  'testing/faults/redis-faults',
  'testing/faults/drop-storm',
  'testing/faults/storm-two-processes',
  'http/fuzz/pages',
  'shipping/convergence',
  'database/data-folder-lock',
  'http/fuzz/uploads',
  'live/bus/bus',
  'http/page-cache/renderers',
  'http/api/answer-api',
  'product-import/killed-import',
  'product-import/import',
].map((name) => `/server/${name}.test.ts`);

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
