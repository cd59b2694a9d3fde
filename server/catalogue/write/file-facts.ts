import { processWide } from '#server/engine/process/process-wide.ts';
import { measurePhotograph, type PhotographFacts } from '#server/photograph/photograph-facts.ts';
import { photographStore } from '#server/storage/photograph-store.ts';

/** A photograph is never replaced under its name, so this is true as long as it is there. */
const known = processWide('photograph-facts', () => new Map<string, PhotographFacts & { until: number }>());
const mostKnown = 10_000;
/** That a photograph was removed is known for a day (`remove-unnamed`): after half of one it is looked for again. */
const knownMs = 12 * 3_600_000;

/** What is measured of photographs that are here; no entry for a name that there is none of. */
export async function fileFacts(files: readonly string[]): Promise<Map<string, PhotographFacts>> {
  const facts = new Map<string, PhotographFacts>();
  for (const file of new Set(files)) {
    const before = known.get(file);
    const found = before && performance.now() < before.until ? before : await measure(file);
    if (found) facts.set(file, found);
  }
  return facts;
}

async function measure(file: string): Promise<PhotographFacts | null> {
  const bytes = await photographStore.read(file);
  if (!bytes) {
    known.delete(file);
    return null;
  }
  const facts = await measurePhotograph(bytes);
  if (known.size >= mostKnown) known.clear();
  known.set(file, { ...facts, until: performance.now() + knownMs });
  return facts;
}
