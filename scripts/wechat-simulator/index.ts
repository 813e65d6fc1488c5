export type { SimulatorControl } from './control/calls'
export { type Simulator, startSimulator } from './simulator'
