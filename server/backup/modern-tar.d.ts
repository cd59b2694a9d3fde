declare module 'modern-tar' {
  interface Header {
    name: string;
    size: number;
    mode?: number;
  }
  export function createTarPacker(): {
    readable: ReadableStream<Uint8Array<ArrayBuffer>>;
    controller: { add(header: Header): WritableStream<Uint8Array>; finalize(): void; error(reason: unknown): void };
  };
  export function createTarDecoder(): ReadableWritablePair<
    { header: Header; body: ReadableStream<Uint8Array> },
    Uint8Array<ArrayBuffer>
  >;
}
