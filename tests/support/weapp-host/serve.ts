import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import { compile } from './compile'
import { type Host, typeOf } from './host'

const runtime = path.join(__dirname, 'runtime')

/** The browser half, bundled once per process; and each build, which no test changes. */
let bundle: Promise<string> | undefined
const apps = new Map<string, string>()

async function bundled(): Promise<string> {
  const result = await build({
    entryPoints: [path.join(runtime, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
  })
  const [file] = result.outputFiles
  if (!file) throw new Error('esbuild made nothing of the host')
  return file.text
}

/**
 * Serves a weapp build as a page for the browser.
 * @param root the build
 * @returns the page's address, and how to stop
 */
export async function serve(root: string, host: Host): Promise<{ url: string; close(): void }> {
  bundle ??= bundled()
  const app = apps.get(root) ?? compile(root)
  apps.set(root, app)
  const files: Record<string, string> = {
    '/': readFileSync(path.join(runtime, 'host.html'), 'utf8'),
    '/__host.css': readFileSync(path.join(runtime, 'host.css'), 'utf8'),
    '/__runtime.js': await bundle,
    '/__app.js': app,
  }
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://host')
    const send = (body: string | Buffer, type: string) =>
      response.writeHead(200, { 'content-type': type }).end(body)
    if (files[pathname]) return send(files[pathname], typeOf(pathname === '/' ? 'host.html' : pathname))
    if (pathname.startsWith('/__tmp/')) {
      const file = host.file(`wxfile://${pathname.slice('/__tmp/'.length)}`)
      return file ? send(file.bytes, typeOf(file.name)) : missing(response)
    }
    if (pathname === '/__remote') return remote(host.address(searchParams.get('url') ?? ''), response)
    const file = path.join(root, path.normalize(decodeURIComponent(pathname)))
    return existsSync(file) && statSync(file).isFile()
      ? send(readFileSync(file), typeOf(file))
      : missing(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}/`, close }
}

const missing = (response: ServerResponse) => response.writeHead(404).end()

/** Pictures come from other servers without the browser's rules and cookies, as in WeChat. */
async function remote(url: string, response: ServerResponse): Promise<void> {
  try {
    const answer = await fetch(url)
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
    })
    response.end(Buffer.from(await answer.arrayBuffer()))
  } catch {
    response.writeHead(502).end()
  }
}
