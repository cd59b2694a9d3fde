// The browser for the tests and benchmarks: PLAYWRIGHT_CHROMIUM_PATH, the system's, Playwright's own, or Debian's.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const whole = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const headlessShell = 'chromium-headless-shell';

function onPath(names) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const found = names.map((name) => join(folder, name)).find(existsSync);
    if (found) return found;
  }
  return null;
}

function playwrightsOwn() {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/** @returns {string[]} Debian's packages of the browsers that would be installed */
export function absentBrowsers() {
  const { WHOLE_CHROMIUM_PATH: givenWhole, PLAYWRIGHT_CHROMIUM_PATH: given } = process.env;
  const isWholeThere = givenWhole ?? given ?? onPath(whole) ?? playwrightsOwn();
  return [isWholeThere ? [] : 'chromium', (given ?? onPath([headlessShell])) ? [] : headlessShell].flat();
}

const hasApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function aptInstall(name) {
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', name], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/**
 * A Chromium with its windows, which alone keeps pages that were left.
 *
 * @returns {string} its path, installed now if there was none
 */
export function findBrowser() {
  const given = process.env.WHOLE_CHROMIUM_PATH ?? process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given) return given;
  const found = onPath(whole) ?? playwrightsOwn();
  if (found) return found;
  process.stdout.write('Installing a browser\n');
  if (hasApt()) aptInstall('chromium');
  else spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  const installed = onPath(whole) ?? playwrightsOwn();
  if (!installed) throw new Error('No browser: install Chromium, or set PLAYWRIGHT_CHROMIUM_PATH to one.');
  return installed;
}

/**
 * Chromium without its windows, where it can be had: the same pages in some three quarters of the time, since the whole browser
 * draws its own toolbars even where nobody sees them. Debian has it as a package of its own.
 *
 * @returns {string} its path, or that of a whole Chromium
 */
export function findTestBrowser() {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH ?? onPath([headlessShell]);
  if (given) return given;
  if (hasApt()) aptInstall(headlessShell);
  return onPath([headlessShell]) ?? findBrowser();
}
