/** The pieces that were looked at on this device. Nobody else learns of them. */
const storageKey = 'marketday-seen';
const most = 12;

export interface SeenPiece {
  id: string;
  slug: string;
  title: string;
  image: { file: string; dominantHex: string } | null;
}

export function readSeen(): SeenPiece[] {
  try {
    const seen: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(seen) ? seen.filter(isSeenPiece) : [];
  } catch {
    return [];
  }
}

function isSeenPiece(value: unknown): value is SeenPiece {
  const { id, slug, title, image } = (value ?? {}) as Record<string, unknown>;
  const hasWords = [id, slug, title].every((text) => typeof text === 'string');
  return hasWords && (image === null || typeof (image as { file?: unknown } | undefined)?.file === 'string');
}

/** The last one first, each once. */
export function withSeen(seen: readonly SeenPiece[], piece: SeenPiece): SeenPiece[] {
  return [piece, ...seen.filter(({ id }) => id !== piece.id)].slice(0, most);
}

export function keepSeen(seen: readonly SeenPiece[]): void {
  try {
    if (seen.length > 0) localStorage.setItem(storageKey, JSON.stringify(seen));
    else localStorage.removeItem(storageKey);
  } catch {
    // Storage may be forbidden: then nothing is remembered.
  }
}
