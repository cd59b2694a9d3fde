// The browser for the tests and benchmarks: PLAYWRIGHT_CHROMIUM_PATH, the system's, Playwright's own, or Debian's.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { installing, mayInstall, onPath } from './debian-packages.mjs';

const whole = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const headlessShell = 'chromium-headless-shell';

function playwrightsOwn() {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/** What is there of each, without installing anything. */
const there = {
  chromium: () =>
    process.env.WHOLE_CHROMIUM_PATH ?? process.env.PLAYWRIGHT_CHROMIUM_PATH ?? onPath(whole) ?? playwrightsOwn(),
  [headlessShell]: () => process.env.PLAYWRIGHT_CHROMIUM_PATH ?? onPath([headlessShell]),
};

/** @returns {string[]} Debian's packages of the browsers that would be installed */
export const absentBrowsers = () => Object.keys(there).filter((name) => !there[name]());

function install(name) {
  const [file, args, options] = installing([name]);
  spawnSync(file, args, { ...options, stdio: 'ignore' });
}

/**
 * A Chromium with its windows, which alone keeps pages that were left.
 *
 * @returns {string} its path, installed now if there was none
 */
export function findBrowser() {
  const found = there.chromium();
  if (found) return found;
  if (mayInstall()) install('chromium');
  else spawnSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], { stdio: 'inherit' });
  const installed = there.chromium();
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
  if (!there[headlessShell]() && mayInstall()) install(headlessShell);
  return there[headlessShell]() ?? findBrowser();
}
