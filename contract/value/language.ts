import { z } from 'zod';

/** The languages that pages are written in (BCP 47). The first is every shop's: its addresses have no prefix. */
export const languages = ['en', 'de'] as const;
export const languageSchema = z.enum(languages);
export type Language = (typeof languages)[number];
