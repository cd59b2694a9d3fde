/** What pages on which somebody pays with a provider may do beside what every page may. */
export interface PagePolicy {
  /** Their paths. */
  pages: RegExp;
  /** Sources of its script, of its frames, and what its script may ask. */
  script: readonly string[];
  frame: readonly string[];
  connect: readonly string[];
  /** Where their plain forms lead, and from there: browsers ask the form's page about each. */
  leadsTo: readonly string[];
  /** May open the cards that a phone or a browser keeps. */
  wallets: readonly string[];
}

export const nothingMore: Omit<PagePolicy, 'pages'> = { script: [], frame: [], connect: [], leadsTo: [], wallets: [] };
