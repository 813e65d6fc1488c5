import type { Config } from '../config'
import type { FileStore } from './index'

/** Files in an S3-compatible bucket. */
export function s3Store(config: Config): FileStore {
  const Bucket = config.S3_BUCKET
  // Loaded here, as a server that keeps its files on disk needs none of it.
  const opened = import('@aws-sdk/client-s3').then((sdk) => ({
    ...sdk,
    client: new sdk.S3Client({
      endpoint: config.S3_ENDPOINT,
      region: config.S3_REGION,
      forcePathStyle: true,
      credentials: { accessKeyId: config.S3_ACCESS_KEY, secretAccessKey: config.S3_SECRET_KEY },
    }),
  }))
  return {
    async put(Key, Body, ContentType) {
      const { client, PutObjectCommand } = await opened
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }))
    },
    async get(Key) {
      const { client, GetObjectCommand, NoSuchKey } = await opened
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket, Key }))
        return answer.Body ? Buffer.from(await answer.Body.transformToByteArray()) : null
      } catch (error) {
        if (error instanceof NoSuchKey) return null
        throw error
      }
    },
    async delete(Key) {
      const { client, DeleteObjectCommand } = await opened
      await client.send(new DeleteObjectCommand({ Bucket, Key }))
    },
  }
}
