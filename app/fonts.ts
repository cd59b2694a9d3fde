/** Made by scripts/fonts/make-fonts.mjs: the files that pages may fetch ahead. */
export const fontFiles = {
  newsreaderDisplay: '/fonts/newsreader-display-base.d0b8abe3.woff2',
  newsreaderText: '/fonts/newsreader-text-base.2721356a.woff2',
  newsreaderDisplayItalic: '/fonts/newsreader-display-italic-base.d5e1131b.woff2',
  newsreaderTextItalic: '/fonts/newsreader-text-italic-base.a457af27.woff2',
  instrumentSans: '/fonts/instrument-sans-base.3f7f888d.woff2',
} as const;
