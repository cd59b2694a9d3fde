'use client';

import { usePathname } from 'next/navigation';
import { plainPath } from '#contract/value/page-language.ts';

/** Returns the path of the page without its language: the server renders it so too. */
export const usePath = (): string => plainPath(usePathname());
