import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Photograph, type PhotographProps } from './photograph/photograph.tsx';
import './page-head.css';

interface PageHeadProps {
  /** Null: the words have the width to themselves. */
  image: PhotographProps['image'];
  /** On a phone the photograph is a band, because what follows is what people came for. */
  brief?: boolean;
  /** The heading and what belongs to it. */
  children: ReactNode;
}

const sizes = '(max-width: 900px) 100vw, (max-width: 1536px) 40vw, 610px';

export const PageHead = ({ image, brief = false, children }: PageHeadProps) => (
  <header className={classNames('page-head', image && 'columns', brief && 'page-head--brief')}>
    <div className="page-head__text">{children}</div>
    {image && (
      <div className="page-head__photo">
        <Photograph image={image} sizes={sizes} fetching="first" />
      </div>
    )}
  </header>
);
