/**
 * Runs before a page hydrates, which without it would be one long task: on a phone a quarter of a second in which
 * nothing can be touched. Here it is three, with room for a touch between them: React, the router, the page.
 */
import 'react-dom/client';

setTimeout(() => require('next/link'));

// What the framework would run first, an empty script of a page's own, takes it a turn; the router comes in before.
const own = self as unknown as { __next_s?: [undefined, { children: string }][] };
own.__next_s ??= [];
own.__next_s.push([undefined, { children: '' }]);
