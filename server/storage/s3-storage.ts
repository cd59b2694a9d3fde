import { AwsClient } from 'aws4fetch';
import type { FileStorage } from './file-storage.ts';
import { checkStorageKey } from './storage-key.ts';

export interface S3Place {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const answerTimeoutMs = 20_000;

/** Files in a bucket of anything that speaks S3, addressed by path. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Place): FileStorage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const call = (key: string, init: RequestInit) =>
    client.fetch(`${endpoint.replace(/\/$/, '')}/${encodeURIComponent(bucket)}/${checkStorageKey(key)}`, {
      ...init,
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
  const failed = async (what: string, response: Response) =>
    new Error(`The storage did not ${what} a file: ${response.status} ${(await response.text()).slice(0, 300)}`);
  return {
    async put(key, bytes, contentType) {
      const body = Uint8Array.from(bytes);
      const response = await call(key, { method: 'PUT', body, headers: { 'content-type': contentType } });
      if (!response.ok) throw await failed('keep', response);
    },
    async get(key) {
      const response = await call(key, { method: 'GET' });
      if (response.status === 404) return null;
      if (!response.ok) throw await failed('give', response);
      return new Uint8Array(await response.arrayBuffer());
    },
    async remove(key) {
      const response = await call(key, { method: 'DELETE' });
      if (!response.ok && response.status !== 404) throw await failed('remove', response);
    },
  };
}
