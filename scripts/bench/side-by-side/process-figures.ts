import { readFileSync } from 'node:fs'

/** Hundredths of a second, in which Linux counts the time of a process. */
const TICK_MS = 10

/** How long a process has been on a processor so far, in ms; null where there is no /proc. */
export function processorMs(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return null
  }
}

/**
 * Watches how much memory a process holds (VmRSS), four times a second.
 * @returns the most seen until it is asked, in MB; null where there is no /proc
 */
export function watchMemory(pid: number): () => number | null {
  let most: number | null = null
  const look = () => {
    try {
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      if (kilobytes) most = Math.max(most ?? 0, Number(kilobytes) / 1024)
    } catch {
      // No /proc on this system, or the process is gone: what was seen is the answer.
    }
  }
  const timer = setInterval(look, 250)
  timer.unref()
  look()
  return () => {
    clearInterval(timer)
    look()
    return most && Math.round(most)
  }
}
