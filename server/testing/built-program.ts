import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { buildPrograms } from '../../scripts/build-programs.mjs';

/** A program that tests start, for as long as somebody needs it: from its sources each start takes a second of a processor longer. */
export interface BuiltProgram {
  /** @returns its file */
  take(): Promise<string>;
  leave(): Promise<void>;
}

/** @param program without its ending, as `server/testing/die-while-mailing` */
export function builtProgram(program: string): BuiltProgram {
  const folder = `test-results/${basename(program)}-${process.pid}`;
  let built: Promise<void> | undefined;
  let takers = 0;
  return {
    async take() {
      takers += 1;
      built ??= buildPrograms([program], folder);
      await built;
      return `${folder}/${program}.mjs`;
    },
    async leave() {
      takers -= 1;
      if (takers > 0) return;
      built = undefined;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
