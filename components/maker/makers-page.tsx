import type { Maker } from '#contract/catalogue.ts';
import { counted, countedInWords } from '../ui/count-words.ts';
import { Photograph } from '../ui/photograph.tsx';
import { makerPortrait } from './maker-portrait.ts';
import './makers.css';

interface Entry extends Maker {
  pieces: number;
  photograph: { file: string; alt: string; dominantHex: string } | null;
}

const sizes = '(max-width: 900px) 100vw, (max-width: 1536px) 32vw, 480px';

export function MakersPage({ makers }: { makers: readonly Entry[] }) {
  return (
    <main className="wrap mks">
      <div className="mks-h">
        <h1 className="h1">Makers</h1>
        <p className="lead">{countedInWords(makers.length, 'maker')} with pieces in the shop now.</p>
      </div>
      <ul className="mks-l">
        {makers.map((maker, place) => (
          <li key={maker.slug}>
            <a href={`/makers/${maker.slug}`}>
              <Photograph
                image={makerPortrait(maker) ?? maker.photograph}
                alt=""
                sizes={sizes}
                fetching={place < 3 ? 'soon' : 'lazy'}
              />
              <h2 className="h3">{maker.name}</h2>
              <span className="small mute num">
                {[maker.place, counted(maker.pieces, 'piece')].filter(Boolean).join('. ')}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
