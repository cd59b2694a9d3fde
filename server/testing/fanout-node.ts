/** Nodes for sockets, each a process of its own that has no database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { builtProgram } from './built-program.ts';
import { endsWithUs } from './ends-with-us.ts';
import { freePort } from './installed-program.ts';

const program = builtProgram('server/testing/faults/fanout-process');

export class FanoutNode {
  url = '';
  output = '';
  #child: ChildProcess | undefined;

  /** @param environment `REDIS_URL`, `SHOP_URLS` and `FANOUT_SECRET` at least @returns once it takes sockets */
  static async start(environment: Record<string, string>): Promise<FanoutNode> {
    const file = await program.take();
    const node = new FanoutNode();
    await node.#spawn(file, environment);
    return node;
  }

  get hasEnded(): boolean {
    return this.#child?.exitCode !== null || this.#child.signalCode !== null;
  }

  async pause(ms: number): Promise<void> {
    this.#child?.kill('SIGSTOP');
    await wait(ms);
    this.#child?.kill('SIGCONT');
  }

  /** @param signal SIGTERM lets it drain */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || this.hasEnded) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async stop(): Promise<void> {
    await this.end('SIGKILL');
    await program.leave();
  }

  async #spawn(file: string, environment: Record<string, string>): Promise<void> {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    const { DATABASE_URL: _database, AUTH_SECRET: _secret, ...inherited } = process.env;
    const child = spawn(process.execPath, ['--enable-source-maps', file], {
      env: {
        ...inherited,
        NODE_ENV: 'test',
        ROLE: 'fanout',
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        ...environment,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    endsWithUs(child, { signal: 'KILL' });
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (this.output.includes('Marketday takes sockets')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => reject(new Error(`The node did not start (exit ${code}):\n${this.output}`)));
    });
  }
}
