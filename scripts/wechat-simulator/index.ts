export { SimClock } from './clock'
export type { SimulatorControl } from './control/calls'
export { type Simulator, type SimulatorOptions, startSimulator } from './simulator'
export { DEMO_TEMPLATES } from './world/templates'
