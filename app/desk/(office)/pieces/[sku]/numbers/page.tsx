import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NumbersPage } from '#components/desk/pieces/numbers-page.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { isStorable } from '#contract/value/text.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { readViewOfSku } from '#server/desk/desk-pieces.ts';
import { can } from '#server/session/can.ts';
import { atDesk } from '../../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Numbers of a piece' };

interface PageProps {
  params: Promise<{ sku: string }>;
  searchParams: Promise<{ problem?: string }>;
}

export default async function DeskNumbersPage({ params, searchParams }: PageProps) {
  const actor = await atDesk('/desk/pieces/[sku]/numbers');
  const sku = decoded((await params).sku);
  const { problem } = await searchParams;
  const view = isStorable(sku) ? await readViewOfSku(sku) : null;
  const variant = view?.data.variants.find((one) => one.sku === sku);
  if (!view || !variant) notFound();
  const of = variant.title === soleVariantTitle ? view.data.title : `${view.data.title}, ${variant.title}`;
  return (
    <>
      <div className="desk__head">
        <div>
          <p className="small">
            <a className="text-link" href={`/desk/pieces?${new URLSearchParams({ q: sku })}`}>
              Pieces
            </a>
          </p>
          <h1 className="heading-large">Numbers of {of}</h1>
        </div>
      </div>
      <ReturnedProblem code={problem} />
      <NumbersPage initial={view} sku={sku} of={of} mayMove={can(actor, 'stock:adjust')} />
    </>
  );
}

/** The address has what people type there, too. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
