'use client';

import { useRouter } from 'next/navigation';
import { useMemo } from 'react';
import { localPath } from '#contract/value/page-language.ts';

/** Returns the router. It leads to pages in the language of this one. */
export function useLocalRouter(): ReturnType<typeof useRouter> {
  const router = useRouter();
  return useMemo(
    () => ({
      ...router,
      push: (path, options) => router.push(localPath(path), options),
      replace: (path, options) => router.replace(localPath(path), options),
    }),
    [router],
  );
}
