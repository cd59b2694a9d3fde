import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PieceOptions } from '#components/desk/pieces/editor/piece-options.tsx';
import { PiecePhotographs } from '#components/desk/pieces/editor/piece-photographs.tsx';
import { PieceStatus } from '#components/desk/pieces/editor/piece-status.tsx';
import { PieceVariants } from '#components/desk/pieces/editor/piece-variants.tsx';
import { PieceWords } from '#components/desk/pieces/editor/piece-words.tsx';
import { PiecesTable } from '#components/desk/pieces/pieces-table.tsx';
import { Colleagues } from '#components/desk/presence/colleagues.tsx';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { slugPattern } from '#contract/catalogue/product-write.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import { readPieceChoices, readPieceForm } from '#server/catalogue/piece/read-piece-form.ts';
import { readDeskPiece } from '#server/desk/desk-pieces.ts';
import { problemOf } from '#server/web/problem.ts';
import { atDesk } from '../../../../at-desk.ts';
import { mayChange } from '../../may-change.ts';
import '#components/desk/pieces/editor/piece-editor.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Piece' };

interface PageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ problem?: string }>;
}

export default async function DeskPiecePage({ params, searchParams }: PageProps) {
  const actor = await atDesk('/desk/pieces/of/[slug]');
  const { slug } = await params;
  const piece = await formOf(slug);
  const [{ rows, views }, choices, { problem }] = [
    await readDeskPiece(actor, slug),
    await readPieceChoices(),
    await searchParams,
  ];
  const may = mayChange(actor);
  return (
    <>
      <div className="desk__head">
        <div>
          <p className="small">
            <a className="text-link" href="/desk/pieces">
              Pieces
            </a>
          </p>
          <h1 className="heading-large work-title">{piece.words.title}</h1>
        </div>
        <PieceStatus slug={slug} status={piece.status} />
      </div>
      <ReturnedProblem code={problem} />
      <Colleagues topic={deskTopicOf.onPiece(slug)} self={actor.personId} thing="piece" />
      <div className="piece-editor__sections">
        <PiecePhotographs slug={slug} photographs={piece.photographs} />
        <section aria-labelledby="words">
          <h2 className="heading-small" id="words">
            Words
          </h2>
          <PieceWords slug={slug} words={piece.words} seen={piece.seen} {...choices} />
        </section>
        <section aria-labelledby="variants">
          <h2 className="heading-small" id="variants">
            Prices and stock
          </h2>
          <PiecesTable
            rows={rows}
            views={views}
            asked={null}
            leaveAt={`/desk/pieces/of/${slug}`}
            justChanged={null}
            may={may}
          />
          {may.price && may.stock && (
            <>
              <PieceVariants slug={slug} variants={piece.variants} unmade={piece.unmade} currency={piece.currency} />
              <PieceOptions slug={slug} seen={piece.optionsSeen} options={piece.options} />
            </>
          )}
        </section>
      </div>
    </>
  );
}

async function formOf(slug: string) {
  if (!slugPattern.test(slug)) notFound();
  try {
    return await readPieceForm(slug);
  } catch (error) {
    if (problemOf(error)?.code === 'not_found') notFound();
    throw error;
  }
}
