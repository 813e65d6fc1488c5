// A tool as a test kills it: it starts a program under guard, says the program's id and stays.
import { startGuarded } from './guarded'

const program = await startGuarded({ command: 'sleep', args: ['600'] })
console.log(program.pid)
await program.exited
