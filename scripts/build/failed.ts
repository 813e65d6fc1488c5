import { PlainError } from '../setup/plain-error.cjs'

/**
 * Why something could not be built or made, for the person at the keyboard.
 * @param what "Building the server"
 * @param said what the tool said
 */
export const failed = (what: string, said: string): Error =>
  /ENOSPC|no space left/i.test(said)
    ? new PlainError(`${what} stopped because the disk is full: free about 1 GB and run the command again.`)
    : new PlainError(`${what} failed:\n${said.trim()}`)
