import type { PageSlug } from '#contract/article/article.ts';

const companyDetails = 'Company details';

/** Where the law wants this page to be known by its legal name, the name stands beside it. */
const withImpressum: ReadonlySet<string> = new Set(['AT', 'CH', 'DE', 'LI']);

/** Names the page about the seller, in links to it. @param country of the shop, by ISO 3166 */
export const companyPageTitle = (country: string): string =>
  withImpressum.has(country) ? `${companyDetails} (Impressum)` : companyDetails;

export const pageTitles: Record<PageSlug, string> = {
  'delivery-and-returns': 'Delivery and returns',
  contact: 'Contact',
  imprint: companyDetails,
  terms: 'Terms',
  privacy: 'Privacy',
  accessibility: 'Accessibility',
};
