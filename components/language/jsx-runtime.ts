/** What the compiler makes elements by (`jsxImportSource`): React's own, with links in the language of their page. */
import { Fragment, jsx as make, jsxs as makeMany } from 'react/jsx-runtime';
import { localised } from './localised.ts';

export type { JSX } from 'react/jsx-runtime';
export { Fragment };

export const jsx: typeof make = (type, props, key) => make(type, localised(type, props), key);
export const jsxs: typeof makeMany = (type, props, key) => makeMany(type, localised(type, props), key);
