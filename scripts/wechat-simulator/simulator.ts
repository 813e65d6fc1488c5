import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { apiHost } from './api'
import { errmsgOf } from './api/errors'
import { SimClock } from './clock'
import type { SimulatorControl } from './control/calls'
import { controlOf } from './control/control'
import { controlHost } from './control/http'
import { type Fault, faultyAnswer } from './faults'
import { type Answer, type Host, jsonAnswer, readCall, send } from './http'
import { Memory } from './memory'
import { payHost } from './pay/host'
import { logAnswer, logRequest } from './request-log'
import { World, type WorldOptions } from './world/world'

export interface SimulatorOptions
  extends Pick<WorldOptions, 'pages' | 'visitWindowMs' | 'mediaDelayMs' | 'pay'> {
  appid: string
  secret: string
  /** 0 (default): any free port. */
  port?: number
  /** 127.0.0.1 unless told otherwise. */
  host?: string
  /** A number: a frozen clock that stands there (epoch ms). Left out: the machine's clock. */
  clock?: SimClock | number
  /** Backend address for message pushes; may be set later by `setPush`. */
  pushUrl?: string
  pushToken?: string
  /** 43 characters; without it pushes are signed but not sealed. */
  encodingAesKey?: string
  /** What codes, tokens and ids grow from; by default the time of start. */
  seed?: string
  /** File that keeps users and consents over restarts; nothing is kept when left out. */
  dataFile?: string
}

export interface Simulator {
  url: string
  control: SimulatorControl
  close(): Promise<void>
}

/** Starts WeChat's platform for one mini-program account. Resolves when it listens; rejects on a taken port. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const clock =
    typeof options.clock === 'number' ? SimClock.frozen(options.clock) : (options.clock ?? SimClock.system())
  const { pushUrl, pushToken = '', encodingAesKey } = options
  const push = pushUrl === undefined ? undefined : { url: pushUrl, token: pushToken, encodingAesKey }
  const world = new World({ ...options, clock, push, seed: options.seed ?? String(clock.now()) })
  const memory = options.dataFile === undefined ? undefined : new Memory(options.dataFile, world)
  const control = controlOf(world)
  const controls = controlHost(control)
  const platform: Host[] = [apiHost(world), ...(world.pay ? [payHost(world.pay)] : [])]

  const server = createServer(async (request, response) => {
    try {
      const call = await readCall(request)
      if (controls.owns(call.path)) send(response, await controls.answer(call))
      else await answerAsPlatform(world, platform, call, response)
      memory?.save()
    } catch (error) {
      if (!response.headersSent) send(response, jsonAnswer({ error: String(error) }, 500))
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve)
  })
  const { address, port, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    control,
    async close() {
      world.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      memory?.save()
    },
  }
}

async function answerAsPlatform(
  world: World,
  platform: Host[],
  call: Awaited<ReturnType<typeof readCall>>,
  response: ServerResponse,
): Promise<void> {
  const entry = logRequest(world, call)
  const fault = world.faults.take(call.path)
  if (fault) entry.fault = fault.kind
  const takesEffect = !fault || fault.effect === true || fault.kind === 'slow'
  const host = platform.find((candidate) => candidate.owns(call.path))
  const honest = takesEffect ? await (host?.answer(call) ?? nowhere()) : undefined
  const answer = fault && fault.kind !== 'slow' ? faultyAnswer(fault, errmsgOf) : honest
  if (!answer) return fault?.kind === 'reset' ? void response.destroy() : undefined
  const finish = () => {
    logAnswer(entry, answer)
    send(response, answer)
  }
  if (fault?.kind === 'slow') hold(world, fault, response, finish)
  else finish()
}

/** A slow answer waits on the simulator's clock, unless the caller has gone. */
function hold(
  world: World,
  fault: Fault & { kind: 'slow' },
  response: ServerResponse,
  finish: () => void,
): void {
  const cancel = world.clock.schedule(world.clock.now() + fault.ms, finish)
  response.once('close', cancel)
}

async function nowhere(): Promise<Answer> {
  return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html><body>404</body></html>' }
}
