'use client';

import { ButtonLink } from '../ui/button.tsx';
import { EditionDots } from '../ui/edition-dots.tsx';

/** What a page that isn't there says. In the browser, since every page brings it along. */
export function NothingHere() {
  return (
    <main className="wrap nf">
      <div>
        <p className="mute num">404</p>
        <h1 className="display">This shelf is empty</h1>
        <p className="lead">The page may have been a piece that sold and was taken down, or the link has a typo.</p>
        <div className="row">
          <ButtonLink href="/shop">See all pieces</ButtonLink>
          <ButtonLink kind="secondary" href="/orders/find">
            Find an order
          </ButtonLink>
        </div>
      </div>
      <div className="nf-shelf">
        <div className="nf-plinth" aria-hidden="true" />
        <div>
          <p className="work">Untitled, 404</p>
          <p className="small mute">Maker unknown. Air on plinth, dimensions variable</p>
          <p>
            <EditionDots free={0} inBaskets={0} yours={0} sold={1} />
          </p>
        </div>
      </div>
    </main>
  );
}
