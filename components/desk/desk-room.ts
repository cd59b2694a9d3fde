import type { DeskView } from '#contract/desk/desk.ts';
import type { DeskPage } from '#domain/permission/desk-pages.ts';

type Figures = DeskView['figures'];
type Counted = { [Figure in keyof Figures]: Figures[Figure] extends number ? Figure : never }[keyof Figures];

export interface DeskRoom {
  name: string;
  href: DeskPage;
  /** The figures that count the work waiting there. */
  waiting?: readonly Counted[];
  means?: string;
  /** Has a place of its own in the bar at the foot of a phone. */
  first?: boolean;
}

/** How much waits there. Nothing, for those who may not see the figures. */
export const waitingIn = ({ waiting = [] }: DeskRoom, figures?: Figures): number =>
  waiting.reduce((sum, figure) => sum + (figures?.[figure] ?? 0), 0);

/** Today is its own page alone; the others are all that is below them. */
export const isIn = ({ href }: DeskRoom, path: string): boolean =>
  href === '/desk' ? path === href : path.startsWith(href);
