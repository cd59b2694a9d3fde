export function CheckYourself({ auctionId, closed }: { auctionId: string; closed: boolean }) {
  const address = `/api/v1/auctions/${auctionId}/record`;
  return (
    <section className="prose">
      <h2 className="heading-small">What is checked</h2>
      <p>
        Every accepted bid is a line of the lot’s record, and so is every bid taken back. Each line carries a hash over
        itself and the hash before it, so none can be changed, left out or put in later without all that follow changing
        too. While the lot is open nobody sees a maximum: its line holds a commitment, which fixes it without telling
        it.
      </p>
      <p>
        {closed
          ? 'Now that the lot is closed, we publish each bid up to the price it drove. Beaten maximums appear in full; the winner’s only up to the price paid. That’s enough to work out every price again.'
          : 'Once the lot is closed, we publish each bid up to the price it drove, and this page works out every price again in your browser.'}
      </p>
      <p>
        To check it with your own code, download <a href={address}>the record as JSON</a>. Hashes are SHA-256 in
        hexadecimal over UTF-8 text; a commitment is the hash of nonce, colon and amount. The format is in the shop’s
        documentation, docs/auctions.md.
      </p>
    </section>
  );
}
