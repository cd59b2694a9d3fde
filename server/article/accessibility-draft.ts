/** A statement on accessibility for the merchant to begin with, written from what the browser tests check at each release. */
export const accessibilityDraft = `This shop is built to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA.

## What you can rely on

- The shop can be used with a keyboard alone.
- Changes of stock, prices and bids are announced to screen readers.
- Text can be enlarged to 200 % without scrolling sideways.
- Text and controls have the contrast the guidelines ask for, in the light and in the dark theme.
- If your device asks for less motion, pages keep still.
- Pages, the bag, the checkout and orders work without JavaScript. Live counts need it.

Each release of the software is checked with axe, an automatic test for accessibility, and by tests that use the keyboard.

## What isn't accessible yet

- Photographs have descriptions only if the shop has written them.
- Invoices are PDF files without tags for screen readers. Ask us for the same in an email.

## Tell us

If something is in your way, write to us at the address on the [contact page](/pages/contact).
`;
