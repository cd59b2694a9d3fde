import type { Metadata } from 'next';

export { NothingHere as default } from '#components/site/nothing-here.tsx';

export const metadata: Metadata = { title: 'Page not found' };
