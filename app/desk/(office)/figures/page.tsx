import type { Metadata } from 'next';
import { FiguresPage } from '#components/desk/figures/figures-page.tsx';
import { FiguresRange } from '#components/desk/figures/figures-range.tsx';
import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { figuresQuerySchema } from '#contract/desk/figures.ts';
import { readFigures } from '#server/desk/sales/read-figures.ts';
import { atDesk } from '../../at-desk.ts';
import '#components/desk/figures/figures.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Figures' };

type Search = Promise<Record<string, unknown>>;

export default async function DeskFiguresPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/figures');
  const asked = figuresQuerySchema.parse(await searchParams);
  const figures = await readFigures(actor, asked);
  const { range } = figures;
  return (
    <>
      <div className="desk__head">
        <div>
          <h1 className="heading-large">Figures</h1>
          <p className="small muted tabular">
            {range.days === 1
              ? formatCalendarDay(range.from)
              : `${formatCalendarDay(range.from)} to ${formatCalendarDay(range.to)}`}
          </p>
        </div>
      </div>
      <FiguresRange asked={asked} range={range} />
      <FiguresPage figures={figures} asked={asked} />
    </>
  );
}
