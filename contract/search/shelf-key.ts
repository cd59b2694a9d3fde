import { longestTopic } from '#contract/wire/topic.ts';

/** Characters of a list's name; a longer one is nobody's. */
export const longestShelfKey = longestTopic - 'facets:'.length;

/** Names a list of the shop in a topic and in addresses: its collection and its parameters, in base64url. */
export function shelfKeyOf(collection: string | null, parameters: URLSearchParams): string {
  const bytes = new TextEncoder().encode(`${collection ?? ''}?${parameters}`);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @returns null for what is no such name */
export function readShelfKey(key: string): { collection: string | null; parameters: URLSearchParams } | null {
  try {
    const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const [, collection = '', parameters = ''] =
      /^([a-z0-9-]{0,100})\?(.*)$/s.exec(new TextDecoder().decode(bytes)) ?? [];
    return { collection: collection || null, parameters: new URLSearchParams(parameters) };
  } catch {
    return null;
  }
}
