import { isDeepStrictEqual } from 'node:util';
import { newId } from '#server/engine/database/new-id.ts';
import { Places } from './places.ts';
import type { ImageDraft } from './product-draft.ts';
import type { StoredImage } from './stored-product.ts';

export interface ImageChanges {
  /** Photographs that are here already. */
  added: { id: string; file: string; alt: string; position: number }[];
  /** To be fetched from their source. */
  fetched: { id: string; source: string; alt: string; position: number; line: number | null }[];
  changed: { id: string; alt: string; position: number }[];
  removed: string[];
}

/** A photograph that was fetched is known by its source, others by their file. */
const keyOf = ({ file, source }: { file: string | null; source: string | null }) => source ?? `file:${file}`;
const draftKey = ({ address, file }: ImageDraft) => (file === null ? address : `file:${file}`);

/** @returns what makes the stored photographs those that are wanted, in their order; null where they are */
export function judgeImages(wanted: readonly ImageDraft[], stored: readonly StoredImage[]): ImageChanges | null {
  const left = new Map<string, StoredImage[]>();
  for (const image of stored) {
    // One of our own that was fetched may also be named by its file.
    for (const key of new Set([keyOf(image), ...(image.file === null ? [] : [`file:${image.file}`])])) {
      left.set(key, [...(left.get(key) ?? []), image]);
    }
  }
  const used = new Set<string>();
  const take = (key: string) => {
    const found = left.get(key)?.find(({ id }) => !used.has(id));
    if (found) used.add(found.id);
    return found;
  };
  const changes: ImageChanges = { added: [], fetched: [], changed: [], removed: [] };
  const places = new Places();
  for (const draft of wanted) {
    const was = take(draftKey(draft));
    const position = places.next(was);
    const { alt } = draft;
    if (was) {
      if (was.alt !== alt || was.position !== position) changes.changed.push({ id: was.id, alt, position });
    } else if (draft.file !== null) changes.added.push({ id: newId(), file: draft.file, alt, position });
    else changes.fetched.push({ id: newId(), source: draft.address, alt, position, line: draft.line ?? null });
  }
  changes.removed.push(...stored.filter(({ id }) => !used.has(id)).map(({ id }) => id));
  const nothing: ImageChanges = { added: [], fetched: [], changed: [], removed: [] };
  return isDeepStrictEqual(changes, nothing) ? null : changes;
}
