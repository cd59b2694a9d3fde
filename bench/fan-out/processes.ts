import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** One of this folder's programs, in a process of its own so that its CPU can be told apart. */
export const child = (file: string, env: Record<string, string> = {}, flags: string[] = []): ChildProcess =>
  fork(new URL(`./${file}`, import.meta.url), {
    execArgv: [...flags, '--import', 'tsx'],
    serialization: 'advanced',
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });

export async function answer<T>(from: ChildProcess, kind: string): Promise<T> {
  for (;;) {
    const [message] = (await once(from, 'message')) as [{ kind: string }];
    if (message.kind === kind) return message as T;
  }
}

export const ask = <T>(from: ChildProcess, command: object | string, kind: string): Promise<T> => {
  const reply = answer<T>(from, kind);
  from.send(command);
  return reply;
};
