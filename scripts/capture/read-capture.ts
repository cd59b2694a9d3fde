import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A function or a trigger, as `prisma/capture` defines it. */
export interface CaptureStatement {
  kind: 'function' | 'trigger';
  name: string;
  sql: string;
}

export interface CaptureFile {
  name: string;
  /** The comment at its top. */
  heading: string;
  statements: CaptureStatement[];
}

const statement =
  /^CREATE (?:OR REPLACE FUNCTION (?<function>\w+)\([\s\S]*?^(?:END )?\$\$|(?:OR REPLACE|CONSTRAINT) TRIGGER (?<trigger>\w+)\s[^;]*);$/gm;

/** @returns the functions and triggers that a script creates, and what it holds besides, without comments */
export function readStatements(script: string): { statements: CaptureStatement[]; rest: string } {
  const statements = [...script.matchAll(statement)].map(({ 0: sql, groups = {} }): CaptureStatement => {
    const name = groups.function ?? groups.trigger ?? '';
    return { kind: groups.function ? 'function' : 'trigger', name, sql };
  });
  const rest = script.replace(statement, '').replace(/^--.*$/gm, '');
  return { statements, rest: rest.trim() };
}

/** @throws Error if a file holds anything but functions and triggers, or if two have one name */
export async function readCapture(folder = 'prisma/capture'): Promise<CaptureFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const script = await readFile(join(folder, name), 'utf8');
      const { statements, rest } = readStatements(script);
      if (rest) throw new Error(`${name} holds more than functions and triggers: ${rest.slice(0, 200)}`);
      return { name, heading: /^(?:--.*\n)*/.exec(script)?.[0] ?? '', statements };
    }),
  );
  const seen = new Set<string>();
  for (const { kind, name } of files.flatMap(({ statements }) => statements)) {
    if (seen.has(`${kind} ${name}`)) throw new Error(`The ${kind} ${name} is defined twice.`);
    seen.add(`${kind} ${name}`);
  }
  return files;
}
