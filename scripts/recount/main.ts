import { RecountError } from '@linli/shared/ballots/recount'
import { recount, verdictText } from './recount'

/**
 * Recounts a published vote: `npm run recount -- FILE`. Needs nothing but the file.
 * Exit code 0: the result is confirmed; 1: it is not; 2: the file can't be counted (damaged, cut off, not there).
 */
const [file] = process.argv.slice(2)
if (!file) {
  console.error('用法：npm run recount -- 计票文件')
  process.exit(2)
}
try {
  const verdict = await recount(file)
  console.log(verdictText(verdict))
  process.exitCode = verdict.differences.length === 0 ? 0 : 1
} catch (error) {
  process.exitCode = 2
  if (error instanceof RecountError) console.error(`文件无法计票。${error.message}`)
  else console.error(`文件无法读取：${error instanceof Error ? error.message : String(error)}`)
}
