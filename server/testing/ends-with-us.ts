import { type ChildProcess, spawn } from 'node:child_process';

/** Line by line: told to go, it goes. Left alone, it ends the process, paused or not, and takes its folder away. */
const watch = `
read -r told && exit
kill -"$2" "$1"
while kill -0 "$1" 2>/dev/null && [ "$(ps -o stat= -p "$1" | cut -c1)" != Z ]; do sleep 0.1; done
[ -z "$3" ] || rm -rf "$3"`;

/**
 * A process that a test has started ends with the test's, however that one ends: a timeout, a crash, `kill -9`. A shell
 * beside it reads our pipe, which closes when we are gone.
 */
export function endsWithUs(
  child: ChildProcess,
  { signal = 'KILL', folder = '' }: { signal?: 'KILL' | 'QUIT'; folder?: string } = {},
): void {
  if (child.pid === undefined || process.platform === 'win32') return;
  // Ctrl-C is for us and for the child, not for who cleans up after both.
  const watcher = spawn('sh', ['-c', watch, 'watch', String(child.pid), signal, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  const pipe = watcher.stdin as NonNullable<typeof watcher.stdin> & { unref?(): void };
  pipe.unref?.();
  pipe.on('error', () => {});
  child.once('exit', () => pipe.end('gone\n'));
}
