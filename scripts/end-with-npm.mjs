// npm doesn't hand a signal on to what it runs through a shell: a process manager that stops `npm start` would leave
// the shop running. So the shop stops when its npm is gone.
import { execFileSync } from 'node:child_process';

const shells = /^-?(?:sh|dash|bash|ash|zsh|busybox)$/;
const lookMs = 500;

/** Stops this process, as SIGTERM does, once the npm that runs it has ended. Without npm it does nothing. */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform === 'win32') return;
  const parent = process.ppid;
  const npm = npmAbove(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(npm)) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, lookMs);
  timer.unref();
}

/** npm itself, or the parent of the shell that it has put in between. */
function npmAbove(parent) {
  try {
    const asked = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], { encoding: 'utf8' });
    const [, above, name] = /^\s*(\d+)\s+(.+?)\s*$/.exec(asked) ?? [];
    return name && shells.test(name.split('/').at(-1)) ? Number(above) : parent;
  } catch {
    return parent;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
