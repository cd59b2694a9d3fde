import { z } from 'zod';
import type { PlaceImage } from '#contract/photograph/image.ts';
import { text } from '#contract/value/text.ts';

/** The pages of every shop, in the order of the footer. */
export const pageSlugs = ['delivery-and-returns', 'contact', 'imprint', 'terms', 'privacy', 'accessibility'] as const;
export type PageSlug = (typeof pageSlugs)[number];

export const isPageSlug = (slug: string): slug is PageSlug => (pageSlugs as readonly string[]).includes(slug);

/** Figures that a text may name: each comes from where the shop itself takes it. */
export const figureNames = [
  'delivery_cost',
  'delivery_price',
  'free_delivery_from',
  'delivery_days',
  'return_days',
  'vat',
] as const;
export type FigureName = (typeof figureNames)[number];

const figure = /\{\{([^{}]*)\}\}/g;

/** @returns the text with `{{return_days}}` and the like filled in */
export const withFigures = (body: string, figures: Record<FigureName, string>): string =>
  body.replace(figure, (found, name: string) => figures[name.trim() as FigureName] ?? found);

const unknownFigure = (body: string): string | undefined =>
  [...body.matchAll(figure)]
    .map(([, name = '']) => name.trim())
    .find((name) => !figureNames.includes(name as FigureName));

const slug = text()
  .trim()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens.')
  .max(80);

const words = {
  title: text({ error: 'Give it a title.' }).trim().min(1, 'Give it a title.').max(200),
  lead: text().trim().max(500).default(''),
  body: text({ error: 'Write the text.' })
    .trim()
    .min(1, 'Write the text.')
    .max(100_000)
    .superRefine((body, context) => {
      const unknown = unknownFigure(body);
      if (unknown === undefined) return;
      context.addIssue(
        `There is no value {{${unknown}}}. You can use ${figureNames.map((name) => `{{${name}}}`).join(', ')}.`,
      );
    }),
  imageFile: text().trim().max(200).default(''),
  imageAlt: text().trim().max(300).default(''),
};

/** The desk's form for a text. `seenVersion` is the version that was open: 0 for a new one. */
export const saveArticleSchema = z.object({
  ...words,
  seenVersion: z.coerce.number().int().min(0),
  /** Whether visitors see it. */
  published: z.preprocess((value) => value === 'on' || value === true, z.boolean()),
});
export type SaveArticle = z.infer<typeof saveArticleSchema>;

export const newEntrySchema = saveArticleSchema.extend({ slug }).omit({ seenVersion: true });
export type NewEntry = z.infer<typeof newEntrySchema>;

export type ArticleKind = 'page' | 'journal';

export type ArticleImage = PlaceImage;

/** An entry of the journal in its list. */
export interface EntryLabel {
  slug: string;
  title: string;
  lead: string;
  image: ArticleImage | null;
  publishedAt: string;
}

/** A text as visitors read it. */
export interface ArticlePage extends EntryLabel {
  /** Sanitised. */
  html: string;
  changedAt: string;
}

/** A text in the desk's list. */
export interface ListedText {
  slug: string;
  kind: ArticleKind;
  /** Null: not written yet. */
  title: string | null;
  published: boolean;
  changedAt: string | null;
}

/** A text as the desk edits it. */
export interface EditedText {
  /** Null: a new entry of the journal, whose address is asked for. */
  slug: string | null;
  kind: ArticleKind;
  /** 0: not written yet. */
  version: number;
  title: string;
  lead: string;
  body: string;
  imageFile: string;
  imageAlt: string;
  published: boolean;
}
