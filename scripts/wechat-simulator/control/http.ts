import { type Answer, type Call, type Host, jsonAnswer } from '../http'
import { CONTROL_PATHS, type ControlName, type SimulatorControl } from './calls'

const PREFIX = '/__sim/'
/** The demo's web page calls from another origin; the simulator holds nothing worth protecting. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST, OPTIONS',
  'access-control-allow-headers': 'content-type',
}
const NAME_OF = new Map(
  Object.entries(CONTROL_PATHS).map(([name, path]) => [PREFIX + path, name as ControlName]),
)

/** The control calls over HTTP: POST /__sim/<call> with a JSON object; a mistake is 400 with `{error}`. */
export function controlHost(control: SimulatorControl): Host {
  return {
    owns: (path) => path.startsWith(PREFIX),
    async answer(call) {
      const answer = await dispatch(control, call)
      return { ...answer, headers: { ...answer.headers, ...CORS } }
    },
  }
}

async function dispatch(control: SimulatorControl, call: Call): Promise<Answer> {
  if (call.method === 'OPTIONS') return { status: 204, headers: {}, body: '' }
  const name = NAME_OF.get(call.path)
  if (!name) return jsonAnswer({ error: `no control call ${call.path}` }, 404)
  if (call.method !== 'POST') return jsonAnswer({ error: 'control calls are POST' }, 405)
  try {
    const input: unknown = call.rawBody.length > 0 ? JSON.parse(call.rawBody.toString('utf8')) : {}
    const run = control[name] as (input: unknown) => Promise<unknown>
    return jsonAnswer((await run(input)) ?? null)
  } catch (error) {
    return jsonAnswer({ error: (error as Error).message }, 400)
  }
}
