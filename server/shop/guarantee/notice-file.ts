const kinds = [
  { begins: '%PDF-', contentType: 'application/pdf', ending: 'pdf' },
  { begins: '\x89PNG\r\n\x1a\n', contentType: 'image/png', ending: 'png' },
  { begins: '\xff\xd8\xff', contentType: 'image/jpeg', ending: 'jpg' },
] as const;

/** Returns what the bytes themselves say they are, or null. A file's name and declared type are its sender's claims. */
export function noticeKind(bytes: Uint8Array): (typeof kinds)[number] | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return kinds.find(({ begins }) => head.startsWith(begins)) ?? null;
}
