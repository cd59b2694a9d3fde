import { ofIndexes } from './capture-changes.ts';
import { readStatements } from './read-capture.ts';

const heading = '-- Made from prisma/capture by `npm run migration:capture`.\n';

/** The script of a migration that makes these changes. */
export const migrationOf = (changes: readonly string[]): string => `${heading}\n${changes.join('\n\n')}\n`;

const definition =
  /\b(?:CREATE|DROP|ALTER)\s+(?:OR\s+REPLACE\s+)?(?:CONSTRAINT\s+)?(?:FUNCTION|PROCEDURE|TRIGGER)\s+(\S*?\w+)/gi;

/** Whether a migration defines functions or triggers, other than functions of an index. */
export const definesCapture = (script: string): boolean =>
  [...script.matchAll(definition)].some(([, name = '']) => !ofIndexes.includes(name));

/** Whether a migration is one that `migrationOf` has made, and nothing else. */
export function isFromCapture(script: string): boolean {
  const { rest } = readStatements(script);
  return (
    script.startsWith(heading) && rest.replace(/^DROP (TRIGGER \w+ ON "?\w+"?|FUNCTION .*\));$/gm, '').trim() === ''
  );
}

/** A name that sorts behind all others. */
export function nextName(now: Date, name: string, others: readonly string[]): string {
  const stamp = Number(now.toISOString().replace(/\D/g, '').slice(0, 14));
  const last = Math.max(0, ...others.map((other) => Number(/^\d{14}/.exec(other)?.[0] ?? 0)));
  return `${Math.max(stamp, last + 1)}_${name}_capture`;
}
