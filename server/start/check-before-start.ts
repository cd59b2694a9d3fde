import { createServer } from 'node:net';
import { readConfig } from '#server/config/config.ts';
import { startProblem } from './start-problem.ts';

/** Says at once, before anything is built, what would keep the server from starting. Exits if so. */
export async function checkBeforeStart(): Promise<void> {
  try {
    const { PORT, HOST } = readConfig();
    await new Promise<void>((resolve, reject) => {
      const probe = createServer().once('error', reject);
      probe.listen(PORT, HOST, () => probe.close(() => resolve()));
    });
  } catch (error) {
    process.stderr.write(`${startProblem(error) ?? String(error)}\n`);
    process.exit(1);
  }
}
