'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** The shop's head or foot. The desk has a frame of its own. */
export function ShopFrame({ children }: { children: ReactNode }) {
  return usePathname().startsWith('/desk') ? null : children;
}
