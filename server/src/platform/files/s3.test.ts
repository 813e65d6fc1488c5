import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readConfig } from '../config'
import { s3Store } from './s3'

/** As much of S3 as the store uses: PUT, GET and DELETE of one object, path style. */
function bucket(): Promise<{
  url: string
  kept: Map<string, { type: string; bytes: Buffer }>
  server: Server
}> {
  const kept = new Map<string, { type: string; bytes: Buffer }>()
  const server = createServer(async (request, response) => {
    const key = decodeURIComponent(new URL(request.url ?? '/', 'http://s3').pathname)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const object = kept.get(key)
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) {
      response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    } else if (key.endsWith('/broken')) {
      response.writeHead(400).end('<Error><Code>InvalidRequest</Code><Message>no</Message></Error>')
    } else if (request.method === 'PUT') {
      kept.set(key, { type: request.headers['content-type'] ?? '', bytes: Buffer.concat(chunks) })
      response.writeHead(200).end()
    } else if (request.method === 'DELETE') {
      kept.delete(key)
      response.writeHead(204).end()
    } else if (object) response.writeHead(200, { 'Content-Type': object.type }).end(object.bytes)
    else response.writeHead(404).end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>')
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, kept, server }),
    )
  })
}

let s3: Awaited<ReturnType<typeof bucket>>
beforeAll(async () => {
  s3 = await bucket()
})
afterAll(() => {
  s3.server.close()
  s3.server.closeAllConnections()
})

const store = (secrets: Record<string, string> = {}) =>
  s3Store(
    readConfig({
      FILE_STORE: 's3',
      S3_ENDPOINT: s3.url,
      S3_BUCKET: 'photos',
      S3_ACCESS_KEY: 'key',
      S3_SECRET_KEY: 'secret',
      ...secrets,
    }),
  )

test('an object comes back as it was put, under its key in the bucket', async () => {
  const bytes = Buffer.from([0, 1, 2, 253, 254, 255])
  await store().put('tenant/files/a/full', bytes, 'image/jpeg')
  expect(s3.kept.get('/photos/tenant/files/a/full')).toEqual({ type: 'image/jpeg', bytes })
  expect(await store().get('tenant/files/a/full')).toEqual(bytes)
})

test('what is not there is null, and deleting it does no harm', async () => {
  expect(await store().get('nothing')).toBeNull()
  await store().delete('nothing')
  await store().put('gone', Buffer.from('x'), 'image/jpeg')
  await store().delete('gone')
  expect(await store().get('gone')).toBeNull()
})

test('any other refusal of the bucket is an error, never an empty answer', async () => {
  await expect(store().get('broken')).rejects.toThrow()
  await expect(store({ S3_ACCESS_KEY: 'stranger' }).get('nothing')).rejects.toThrow()
})
