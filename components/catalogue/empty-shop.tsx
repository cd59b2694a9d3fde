import { Statement } from '../site/statement.tsx';
import { ButtonLink } from '../ui/button.tsx';

/** Before the first piece is hung. */
export function EmptyShop() {
  return (
    <Statement title="Nothing is on the shelf yet" actions={<ButtonLink href="/auctions">See the auctions</ButtonLink>}>
      The first pieces will show here as soon as they are hung in the desk.
    </Statement>
  );
}
