import { isWeapp } from './env'

/** Runs one at a time among all tabs of a browser that share our storage. In WeChat there is only one of us. */
export function exclusively<T>(name: string, run: () => Promise<T>): Promise<T> {
  // Locks exist only in secure contexts; without them two tabs may both refresh and one is signed out: no data is lost.
  const locks = isWeapp ? undefined : navigator.locks
  return locks ? locks.request(`linli-${name}`, run).then((value) => value) : run()
}
