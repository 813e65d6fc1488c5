import { startGuarded } from './guarded'

export type Outcome = { readonly code: number; readonly output: string }

/**
 * Runs a program to its end and gives back all it said (both streams, line by line). A program that isn't
 * there counts as one that failed with 127, as in a shell; one ended by a signal failed with 1.
 */
export const run = async (
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; logFile?: string } = {},
): Promise<Outcome> => {
  let output = ''
  const onLine = (line: string) => {
    output += `${line}\n`
  }
  try {
    const program = await startGuarded({ command, args, graceMs: 2000, ...options, onLine })
    const { code } = await program.exited
    return { code: code ?? 1, output }
  } catch (error) {
    return { code: 127, output: (error as Error).message }
  }
}
