import { Agent, request } from 'node:http';

export interface Flood {
  connections: number;
  /** The request's number, from 0. */
  path: (at: number) => string;
  method?: 'GET' | 'HEAD';
  /** So many clients, as a proxy would name them. */
  addresses?: number;
}

export interface FloodRunning {
  /** So far: how many were answered with each status, and which of the refused ones didn't say when to come back. */
  answers: Map<number, number>;
  withoutRetryAfter: number;
  /** Ends it. */
  stop(): Promise<void>;
}

/** Asks a shop behind one trusted proxy for as much as it answers. */
export function flood(url: string, { connections, path, method = 'GET', addresses = 1 }: Flood): FloodRunning {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const running: FloodRunning = { answers: new Map(), withoutRetryAfter: 0, stop: async () => {} };
  let over = false;
  let next = 0;
  const once = (at: number) =>
    new Promise<void>((resolve) => {
      const headers = { 'x-forwarded-for': `203.0.113.${at % addresses}` };
      const asked = request(new URL(path(at), url), { agent, method, headers }, (response) => {
        const { statusCode = 0 } = response;
        running.answers.set(statusCode, (running.answers.get(statusCode) ?? 0) + 1);
        if ((statusCode === 429 || statusCode === 503) && !response.headers['retry-after']) running.withoutRetryAfter++;
        response.resume().once('close', resolve);
      });
      asked.once('error', () => resolve());
      asked.end();
    });
  const all = Array.from({ length: connections }, async () => {
    while (!over) await once(next++);
  });
  running.stop = async () => {
    over = true;
    // Whatever waits is given up.
    agent.destroy();
    await Promise.all(all);
  };
  return running;
}

/** Looks at a page as another client, one look after the other. @returns the milliseconds of each, sorted; all must succeed */
export async function looks(url: string, count: number, pauseMs = 250): Promise<number[]> {
  const times: number[] = [];
  for (let look = 0; look < count; look++) {
    const started = performance.now();
    const response = await fetch(url, { headers: { 'x-forwarded-for': '198.51.100.7' } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return times.sort((one, other) => one - other);
}

export const medianOf = (sorted: readonly number[]): number => sorted[sorted.length >> 1] ?? 0;
