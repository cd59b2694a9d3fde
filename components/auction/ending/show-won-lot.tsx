'use client';

import { useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { useCopied } from '#components/ui/use-copied.ts';
import type { Image } from '#contract/photograph/image.ts';

interface ShowWonLotProps {
  image: Image | null;
  slug: string;
  title: string;
  price: string;
}

export function ShowWonLot({ image, slug, title, price }: ShowWonLotProps) {
  const [withPrice, setWithPrice] = useState(false);
  const [copied, copy] = useCopied({
    done: 'Copied.',
    refused: 'Your browser doesn’t let us copy. The lot’s address is in the address bar.',
  });
  const share = async () => {
    const url = `${location.origin}/auctions/${slug}`;
    const text = withPrice ? `${title}. I won it for ${price}.` : `${title}. I won it.`;
    if (navigator.share) {
      await navigator.share({ title, text, url }).catch(() => undefined);
      return;
    }
    await copy(`${text} ${url}`);
  };
  return (
    <div className="lot-won__share needs-script">
      {image && <Photograph image={image} alt="" sizes="120px" />}
      <p className="bold">Show it to someone</p>
      <p className="small muted">Share a link to the lot. Its page shows the price to everyone.</p>
      <div className="cluster">
        <Button kind="secondary" small onClick={() => void share()}>
          {copied ? 'Copied' : 'Share'}
        </Button>
        <label className="lot-won__tick small">
          <input type="checkbox" checked={withPrice} onChange={(event) => setWithPrice(event.target.checked)} />
          Include the price{' '}
        </label>
      </div>
    </div>
  );
}
