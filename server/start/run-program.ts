import { type Config, readConfig } from '#server/config/config.ts';
import { log } from '#server/engine/process/log.ts';
import { openLines } from './open-lines.ts';
import { startProblem } from './start-problem.ts';

/**
 * Starts what this process is by its configuration; where that can't be, says why in a line and ends.
 *
 * @param what as its log calls it
 */
export async function runProgram(what: string, start: (config: Config) => Promise<void>): Promise<void> {
  try {
    const config = readConfig();
    for (const line of openLines(config)) log().warn(line);
    await start(config);
  } catch (error) {
    const line = startProblem(error);
    if (line === null) log().fatal({ err: error }, `${what} could not start`);
    else process.stderr.write(`${line}\n`);
    process.exit(1);
  }
}
