import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const folder = 'bench/bare-page';
const next = 'node_modules/next/dist/bin/next';
const environment = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const;

/** The framework's own page of one sentence, built and served by the framework: what nobody who uses it gets below. */
export async function startBarePage(): Promise<{ url: string; stop(): void }> {
  await promisify(execFile)(process.execPath, [next, 'build', folder], { env: environment });
  const server = spawn(process.execPath, [next, 'start', folder, '--port', '0'], { env: environment });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const local = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (local) resolve(local);
    });
    server.once('exit', (code) => reject(new Error(`The bare page did not start (exit ${code}):\n${output}`)));
  });
  return { url, stop: () => server.kill() };
}
