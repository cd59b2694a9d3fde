/** A real nginx with the configuration of deploy/nginx.conf. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { endsWithUs } from './ends-with-us.ts';
import { findOrInstall } from './installed-program.ts';

const run = promisify(execFile);

export interface TestNginx {
  url: string;
  /** The certificate, which nobody else has signed. */
  certificate: string;
  stop(): Promise<void>;
}

interface Places {
  folder: string;
  /** The port of https, and the one that sends people there. */
  port: number;
  plainPort: number;
  /** The shops' ports on this machine. */
  shops: readonly number[];
}

/** The file as it stands, with these places in it. @throws Error if it no longer has what is to be filled in */
export function fillIn(configuration: string, { folder, port, plainPort, shops }: Places): string {
  const replace = (text: string, what: RegExp, by: string) => {
    if (!what.test(text)) throw new Error(`deploy/nginx.conf has no ${what}`);
    return text.replace(what, by);
  };
  const serversAt = (ports: readonly number[]) =>
    ports.map((one) => `server 127.0.0.1:${one} max_fails=1 fail_timeout=2s;\n    `).join('');
  const servers = /(?<=upstream shop \{[^}]*)(?:server [\d.]+:3000 max_fails=1 fail_timeout=2s;\s*)+/;
  const filled: readonly (readonly [RegExp, string])[] = [
    [servers, serversAt(shops)],
    [/listen 80;/, `listen 127.0.0.1:${plainPort};`],
    [/listen 443 ssl/, `listen 127.0.0.1:${port} ssl`],
    [/\/etc\/nginx\/certificates\/fullchain\.pem/, join(folder, 'fullchain.pem')],
    [/\/etc\/nginx\/certificates\/privkey\.pem/, join(folder, 'privkey.pem')],
    // Only a test's machine is short of files, and has no folders of nginx.
    [/worker_rlimit_nofile \d+;/, `pid ${join(folder, 'pid')};`],
    [/worker_connections \d+;/, 'worker_connections 4096;'],
    [
      /access_log off;/,
      ['access_log off;', ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(tempFolder(folder))].join('\n  '),
    ],
  ];
  return filled.reduce((text, [what, by]) => replace(text, what, by), configuration);
}

const tempFolder = (folder: string) => (name: string) => `${name}_temp_path ${join(folder, name)};`;

async function aCertificate(folder: string): Promise<string> {
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
  ]);
  return readFile(join(folder, 'fullchain.pem'), 'utf8');
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const isUp = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isUp;
}

/** @param places as for `fillIn`; the ports must be free */
export async function startTestNginx(places: Omit<Places, 'folder'>): Promise<TestNginx> {
  const program = await findOrInstall(['nginx'], 'nginx-light');
  const folder = await mkdtemp(join(tmpdir(), 'marketday-nginx-'));
  // Its workers are another user, and keep large bodies in there.
  await chmod(folder, 0o755);
  const certificate = await aCertificate(folder);
  const file = join(folder, 'nginx.conf');
  await writeFile(file, fillIn(await readFile('deploy/nginx.conf', 'utf8'), { ...places, folder }));
  const args = ['-p', folder, '-c', file, '-e', join(folder, 'error.log')];
  await run(program, ['-t', ...args]);
  // In the foreground, so that it ends with us.
  const nginx = spawn(program, [...args, '-g', 'daemon off;'], { stdio: 'ignore' });
  endsWithUs(nginx, { signal: 'QUIT', folder });
  while (!(await answers(places.port))) {
    if (nginx.exitCode !== null) throw new Error(await readFile(join(folder, 'error.log'), 'utf8'));
    await wait(20);
  }
  return {
    url: `https://localhost:${places.port}`,
    certificate,
    async stop() {
      const gone = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
