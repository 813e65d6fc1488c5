import type { IncomingMessage } from 'node:http'
import { MAX_FILE_BYTES } from '@linli/shared/files/contract'
import busboy from 'busboy'
import type { Context as Koa } from 'koa'
import { Problem } from '../platform/problem'

/** A body beyond this is not read to its end: the answer goes out and the connection is closed. */
const MOST_BODY_BYTES = 64 * 1024 * 1024

/**
 * Reads the one file of a multipart body. What is over the limit is thrown away as it comes in and never kept, but the body is
 * read to its end: a phone that is still sending does not look at the answer.
 * @throws FILE_TOO_LARGE over 10 MB, FILE_EMPTY without bytes, BODY_MALFORMED for a torn or strange body
 */
export async function readUpload(koa: Koa): Promise<Buffer> {
  if (!koa.is('multipart/form-data')) throw new Problem('FILE_EMPTY')
  if (Number(koa.get('content-length')) > MOST_BODY_BYTES) {
    koa.set('Connection', 'close')
    throw new Problem('FILE_TOO_LARGE')
  }
  const { chunks, size, extra } = await parse(koa.req, () => koa.set('Connection', 'close'))
  if (extra) throw new Problem('BODY_MALFORMED', { detail: '一次只能上传一个文件。' })
  if (size > MAX_FILE_BYTES) throw new Problem('FILE_TOO_LARGE')
  if (size === 0) throw new Problem('FILE_EMPTY')
  return Buffer.concat(chunks)
}

interface Parsed {
  chunks: Buffer[]
  /** Bytes of the file, counted no further than one over the limit. */
  size: number
  /** More files came than the one. */
  extra: boolean
}

function parse(request: IncomingMessage, onEndless: () => void): Promise<Parsed> {
  return new Promise((resolve, reject) => {
    const parsed: Parsed = { chunks: [], size: 0, extra: false }
    let parser: busboy.Busboy
    try {
      parser = busboy({
        headers: request.headers,
        limits: { files: 1, fileSize: MAX_FILE_BYTES + 1, fields: 5, fieldSize: 1024, parts: 10 },
      })
    } catch {
      reject(new Problem('BODY_MALFORMED'))
      return
    }
    // Never `pipeline`: it would destroy the request, and with it the connection that the answer needs.
    const fail = (problem: Problem): void => {
      request.unpipe(parser)
      request.resume()
      reject(problem)
    }
    let total = 0
    request.on('data', (chunk: Buffer) => {
      total += chunk.length
      if (total <= MOST_BODY_BYTES) return
      onEndless()
      fail(new Problem('FILE_TOO_LARGE'))
    })
    request.once('close', () => {
      if (!request.complete) fail(new Problem('BODY_MALFORMED'))
    })
    parser.on('file', (_name, stream) => {
      stream.on('data', (chunk: Buffer) => {
        parsed.size += chunk.length
        if (parsed.size <= MAX_FILE_BYTES) parsed.chunks.push(chunk)
        else parsed.chunks.length = 0
      })
      stream.on('error', () => fail(new Problem('BODY_MALFORMED')))
    })
    parser.on('filesLimit', () => {
      parsed.extra = true
    })
    parser.on('error', () => fail(new Problem('BODY_MALFORMED')))
    parser.on('close', () => resolve(parsed))
    request.pipe(parser)
  })
}
