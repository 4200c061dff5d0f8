import { runSimulators, type RunningSimulators, type SimulatorOptions } from './core/index.js';
import { PROVIDERS } from './providers.js';

/** Starts the simulated platforms that were given a port, in this process. */
export function startSimulators(options: SimulatorOptions): Promise<RunningSimulators> {
  return runSimulators(PROVIDERS, options);
}
