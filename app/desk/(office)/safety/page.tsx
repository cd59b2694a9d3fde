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
      <div className="dh">
        <h1 className="h1">Product safety</h1>
      </div>
      <p className="quiet-line">
        Pieces sold to consumers in the EU name their manufacturer, with a postal and an electronic address, and warn of
        dangers. Enter it once for each maker; a piece of theirs can say otherwise by CSV or the API.
      </p>
      <h2 className="h3 mt">Makers</h2>
      <ul className="plain">
        {makers.map(({ slug, name, pieces: theirs, missing }) => (
          <li key={slug} className="rate">
            <a className="link med" href={`/desk/safety/${slug}`}>
              {name}
            </a>{' '}
            <span className="small mute num">
              {counted(theirs, 'piece')}. {missingWords(missing)}
            </span>
          </li>
        ))}
      </ul>
      {makers.length === 0 && <p className="quiet-line">There are no makers yet. They come with their first piece.</p>}
      <h2 className="h3 mt">Pieces without it</h2>
      {count === 0 ? (
        <p className="quiet-line">Every piece in the shop has what is asked for.</p>
      ) : (
        <>
          <p className="quiet-line num">
            {counted(count, 'piece')}
            {count > pieces.length && `, the first ${pieces.length} of them here`}
          </p>
          <ul className="plain">
            {pieces.map(({ slug, title, maker, missing }) => (
              <li key={slug} className="rate">
                <a className="link" href={`/products/${slug}`}>
                  {title}
                </a>{' '}
                <span className="small mute">
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
