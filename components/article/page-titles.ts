import type { PageSlug } from '#contract/catalogue/article.ts';

export const pageTitles: Record<PageSlug, string> = {
  'delivery-and-returns': 'Delivery and returns',
  contact: 'Contact',
  imprint: 'Imprint',
  terms: 'Terms',
  privacy: 'Privacy',
  accessibility: 'Accessibility',
};
