/** A page with such a declaration (`app/<page>/kept.ts`) is the same for everyone and kept in memory. */
import { z } from 'zod';

export interface PageParameter {
  /** What a value must be. Any other is left out, as if it had not been sent. */
  form: z.ZodType<unknown, string>;
  /** Makes the page one of a kind: it is rendered for whoever asks, and not kept. */
  oneOff: boolean;
  /** May come several times. Else the first value of its form counts. */
  many: boolean;
  /** Whether the value names something that is there; `name` is the page's own in its address. */
  isReal?: (value: string, name: string) => Promise<boolean>;
  /** A page that has this one-off alone, once, is kept if its value names something that is there. */
  keptAlone?: (value: string, name: string) => Promise<boolean>;
}

export interface PageKeeping {
  parameters: Readonly<Record<string, PageParameter>>;
  /** The one spelling of what the page reads: of several that show the same page. Default: as it was asked. */
  canonical?: (query: URLSearchParams) => URLSearchParams;
  /** The names whose pages are rendered ahead at the start. A page without a name in its address is one of them. */
  first?: () => Promise<string[]>;
}

/** What a kept page is given as `searchParams`: what it declares, and nothing else. */
export type KeptSearch<Page extends PageKeeping> = Promise<{
  [Name in keyof Page['parameters']]?: Page['parameters'][Name]['many'] extends true ? string | string[] : string;
}>;

/** A parameter that is part of the page: each value that passes is kept as a page of its own. */
export const inMemory = (form: PageParameter['form'], isReal: NonNullable<PageParameter['isReal']>) => ({
  form,
  oneOff: false as const,
  many: false as const,
  isReal,
});

/** A code that a form's answer sends back to the page, such as `?problem=out_of_stock`. */
export const oneOffCode = { form: z.string().regex(/^[a-z_]{1,60}$/), oneOff: true, many: false } as const;

/** The country that a form without JavaScript has chosen, such as `?to=FR`. */
export const oneOffCountry = { form: z.string().regex(/^[A-Z]{2}$/), oneOff: true, many: false } as const;

/** Where a list goes on, such as `?after=1700000000000-0198…`. */
export const oneOffCursor = { form: z.string().regex(/^[\w-]{1,100}$/), oneOff: true, many: false } as const;

interface OneOff extends PageParameter {
  many: true;
}

/**
 * What a filter's schema reads, which judges the values itself.
 * @param alone of which a page is kept if it has nothing else of them
 */
export function oneOffsOf<Shape extends z.core.$ZodLooseShape>(
  schema: z.ZodObject<Shape>,
  alone: { [Name in keyof Shape]?: NonNullable<PageParameter['keptAlone']> } = {},
): Record<keyof Shape, OneOff> {
  const parameter: OneOff = { form: z.string(), oneOff: true, many: true };
  return Object.fromEntries(
    Object.keys(schema.shape).map((name) => {
      const keptAlone = alone[name];
      return [name, keptAlone ? { ...parameter, keptAlone } : parameter];
    }),
  ) as Record<keyof Shape, OneOff>;
}
