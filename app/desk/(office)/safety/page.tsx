import type { Metadata } from 'next';
import { missingWords } from '#components/desk/safety/safety-words.ts';
import { counted } from '#components/ui/format/count-words.ts';
import { readDeskSafety } from '#server/catalogue/safety/desk-safety.ts';
import { atDesk } from '../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Product safety' };

export default async function DeskSafetyPage() {
  await atDesk('/desk/safety');
  const { makers, pieces, count } = await readDeskSafety();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Product safety</h1>
      </div>
      <p className="desk__quiet">
        Pieces sold to consumers in the EU name their manufacturer, with a postal and an electronic address, and warn of
        dangers. Enter it once for each maker; a piece of theirs can say otherwise by CSV or the API.
      </p>
      <h2 className="heading-small desk__apart">Makers</h2>
      <ul className="journal__plain">
        {makers.map(({ slug, name, pieces: theirs, missing }) => (
          <li key={slug} className="zone-rate">
            <a className="text-link medium" href={`/desk/safety/${slug}`}>
              {name}
            </a>{' '}
            <span className="small muted tabular">
              {counted(theirs, 'piece')}. {missingWords(missing)}
            </span>
          </li>
        ))}
      </ul>
      {makers.length === 0 && <p className="desk__quiet">There are no makers yet. They come with their first piece.</p>}
      <h2 className="heading-small desk__apart">Pieces without it</h2>
      {count === 0 ? (
        <p className="desk__quiet">Every piece in the shop has what is asked for.</p>
      ) : (
        <>
          <p className="desk__quiet tabular">
            {counted(count, 'piece')}
            {count > pieces.length && `, the first ${pieces.length} of them here`}
          </p>
          <ul className="journal__plain">
            {pieces.map(({ slug, title, maker, missing }) => (
              <li key={slug} className="zone-rate">
                <a className="text-link" href={`/products/${slug}`}>
                  {title}
                </a>{' '}
                <span className="small muted">
                  {maker && `${maker}. `}
                  {missingWords(missing)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
