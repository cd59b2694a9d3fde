import type { Metadata } from 'next';

/** The head of a page that isn't there, also where its address is that of a page that could be. */
export const notFoundHead: Metadata = { title: 'Page not found', robots: { index: false } };
