import { parse } from 'cookie';

export function parseCookies(header: string | null | undefined): ReadonlyMap<string, string> {
  const entries = Object.entries(parse(header ?? '')).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new Map(entries);
}
