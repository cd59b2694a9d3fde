'use client';

import { createContext, useContext } from 'react';

export const ShopName = createContext('');

/** The shop's name when the page was loaded. */
export const useShopName = (): string => useContext(ShopName);
