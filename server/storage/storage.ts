import { settings } from '#server/settings.ts';
import { diskStorage } from './disk-storage.ts';
import { s3Storage } from './s3-storage.ts';

/** Where a file's bytes are kept. Keys are made by us and never by whoever sends a file. */
export interface FileStorage {
  /** Keeps the bytes under the key; the same key again replaces them whole. */
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** @returns the bytes, or null if there are none under this key */
  get(key: string): Promise<Uint8Array | null>;
  /** Without effect for a key that isn't there. */
  remove(key: string): Promise<void>;
}

/** In the bucket that the environment names, else in the data folder. */
export function storage(): FileStorage {
  const { DATA_DIR, S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings();
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return diskStorage(DATA_DIR);
  return s3Storage({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}
