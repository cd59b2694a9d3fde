import { measurePhotograph, type PhotographFacts } from '#server/photograph/photograph-facts.ts';
import { processWide } from '#server/process/process-wide.ts';
import { photographStore } from '#server/storage/photograph-store.ts';

/** A photograph is never replaced under its name, so this is true for good. */
const known = processWide('photograph-facts', () => new Map<string, PhotographFacts>());
const mostKnown = 10_000;

/** What is measured of photographs that are here; no entry for a name that there is none of. */
export async function fileFacts(files: readonly string[]): Promise<Map<string, PhotographFacts>> {
  const facts = new Map<string, PhotographFacts>();
  for (const file of new Set(files)) {
    const found = known.get(file) ?? (await measure(file));
    if (found) facts.set(file, found);
  }
  return facts;
}

async function measure(file: string): Promise<PhotographFacts | null> {
  const bytes = await photographStore.read(file);
  if (!bytes) return null;
  const facts = await measurePhotograph(bytes);
  if (known.size >= mostKnown) known.clear();
  known.set(file, facts);
  return facts;
}
