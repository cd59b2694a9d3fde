/**
 * Runs before a page hydrates, which without it would be one long task: on a phone a quarter of a second in which
 * nothing can be touched. Here it is three, with room for a touch between them: React, the router, the page.
 *
 * And it lets hydration wait for the page's scripts. React doesn't wait for one that is late: it tries again without
 * a pause (vercel/next.js#96201), and takes the processor from that script, from touches and from what comes in live.
 */
import 'react-dom/client';
import { scriptsSettled } from '#components/site/settled-scripts.ts';

setTimeout(() => require('next/link'));

// Where a page loads zod it would try whether it may compile its checks, which the content policy forbids and reports.
Object.assign(self, { __zod_globalConfig: { jitless: true } });

type Script = [src: undefined, attributes: { children: string }];
type RunOne = (before: Promise<void>, script: Script) => Promise<void>;

// The framework folds what it has to run before it hydrates into one promise. An empty script of a page's own takes
// it a turn, in which the router comes in.
const runFirst: Script[] = [[undefined, { children: '' }]];
Object.assign(self, {
  __next_s: {
    length: runFirst.length,
    reduce: (run: RunOne, start: Promise<void>) => runFirst.reduce(run, start.then(scriptsSettled)),
  },
});
