/** The same in development. */
import { Fragment, jsxDEV as make } from 'react/jsx-dev-runtime';
import { localised } from './localised.ts';

export type { JSX } from 'react/jsx-dev-runtime';
export { Fragment };

export const jsxDEV: typeof make = (type, props, ...rest) => make(type, localised(type, props), ...rest);
