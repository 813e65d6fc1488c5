import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

/** Decoding takes seconds of pure computing: in a thread of its own nobody else waits for it. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads')
require(workerData.library)({ buffer: workerData.bytes, format: 'JPEG', quality: 0.95 })
  .then((jpeg) => parentPort.postMessage(jpeg), (error) => { throw error })
`
const PATIENCE_MS = 30_000

/** HEIC → JPEG, turned upright (the turn is part of the format). Rejects when it can't be decoded. */
export async function heicToJpeg(bytes: Buffer): Promise<Buffer> {
  const require = createRequire(import.meta.url)
  const library = require.resolve('heic-convert')
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: { library, bytes },
    stdout: true,
    stderr: true,
  })
  const timer = setTimeout(() => void worker.terminate(), PATIENCE_MS)
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      worker.once('message', (jpeg: Uint8Array) => resolve(Buffer.from(jpeg)))
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('heic thread ended')))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
