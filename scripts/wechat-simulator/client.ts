import { CONTROL_PATHS, type ControlName, type SimulatorControl } from './control/calls'

export type { SimulatorControl } from './control/calls'

/**
 * The control calls of a simulator running elsewhere.
 *
 * @param url where it listens, e.g. `http://127.0.0.1:4300`
 * @returns calls that reject with the simulator's own words when it refuses
 */
export function simulatorClient(url: string): SimulatorControl {
  const call = (name: ControlName) => async (input?: unknown) => {
    const response = await fetch(new URL(`/__sim/${CONTROL_PATHS[name]}`, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input ?? {}),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`simulator ${name}: ${(answer as { error: string }).error}`)
    return answer ?? undefined
  }
  const names = Object.keys(CONTROL_PATHS) as ControlName[]
  // One entry per name of the interface: CONTROL_PATHS is checked to be complete where it is written.
  return Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as SimulatorControl
}
