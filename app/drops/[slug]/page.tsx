import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { DropLead } from '#components/drop/drop-lead.tsx';
import { HowItGoes } from '#components/drop/how-it-goes.tsx';
import { LivePrice } from '#components/drop/live-price.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import { notFoundHead } from '#components/site/not-found-head.ts';
import { Note } from '#components/ui/note.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { readDropPage } from '#server/drop/drop-page.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import '#components/drop/drop.css';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const dropPage = cache(readDropPage);

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await dropPage((await params).slug);
  return page
    ? { title: page.drop.title, description: page.drop.description.slice(0, 160) || undefined }
    : notFoundHead;
}

export default async function DropPage({ params, searchParams }: Props) {
  const page = await dropPage((await params).slug);
  if (!page) notFound();
  const problem = problemWords((await searchParams).problem);
  return (
    <main>
      {problem && (
        <div className="container">
          <Note tone="attention" role="alert">
            {problem}
          </Note>
        </div>
      )}
      <DropLead {...page} isPage />
      <HowItGoes drop={page.drop} />
      {page.pieces.length > 1 && (
        <section className="container" aria-labelledby="pieces">
          <div className="section-head">
            <h2 className="heading" id="pieces">
              The pieces{' '}
            </h2>
          </div>
          <div className="drop-list">
            {page.pieces.map((piece) => (
              <a key={piece.sku} href={`/products/${piece.slug}?variant=${encodeURIComponent(piece.sku)}`}>
                <Photograph image={piece.image} sizes="(max-width: 900px) 50vw, 25vw" alt="" />
                <span className="work-title">{piece.title}</span>
                <span className="small muted">{piece.maker}</span>
                <span className="small">
                  <LivePrice piece={piece} />
                </span>
              </a>
            ))}
          </div>
        </section>
      )}
    </main>
  );
}
