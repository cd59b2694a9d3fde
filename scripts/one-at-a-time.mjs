import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Runs work that processes in one checkout must not do at the same time. A process that died in the middle holds nobody up.
 *
 * @param {string} what
 * @param {() => void} work
 */
export function oneAtATime(what, work) {
  const lock = `node_modules/.marketday-${what}`;
  const unlock = () => rmSync(lock, { force: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!holderIsAlive(lock)) unlock();
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  }
  process.once('exit', unlock);
  try {
    work();
  } finally {
    unlock();
    process.off('exit', unlock);
  }
}

function holderIsAlive(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
