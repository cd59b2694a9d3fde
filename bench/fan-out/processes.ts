import { type ChildProcess, fork } from 'node:child_process';

/** One of this folder's programs, in a process of its own so that its CPU can be told apart. */
export const child = (file: string, env: Record<string, string> = {}, flags: string[] = []): ChildProcess =>
  fork(new URL(`./${file}`, import.meta.url), {
    execArgv: [...flags, '--import', 'tsx'],
    serialization: 'advanced',
    env: { ...process.env, NODE_ENV: 'production', ...env },
  }).setMaxListeners(0);

/** @throws Error if it ends before it says so */
export function answer<T>(from: ChildProcess, kind: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const hear = (message: { kind: string }) => {
      if (message.kind !== kind) return;
      from.off('message', hear).off('exit', end);
      resolve(message as T);
    };
    const end = (code: number | null) =>
      reject(new Error(`A process of the benchmark ended (${code}) before "${kind}".`));
    from.on('message', hear).once('exit', end);
  });
}

export const ask = <T>(from: ChildProcess, command: object | string, kind: string): Promise<T> => {
  const reply = answer<T>(from, kind);
  from.send(command);
  return reply;
};
