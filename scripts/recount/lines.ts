import { createReadStream } from 'node:fs'

/** The bulletin is one line; even with 200 projects and a thousand areas it is far shorter. */
const LONGEST = 64 * 1024 * 1024

/**
 * The lines of a file as they come, without their line feeds: the file may be larger than memory. Invalid UTF-8 becomes U+FFFD, which no
 * valid line holds. A last line without a line feed is yielded as well: its content shows whether it is whole.
 * @throws RangeError for a line that is too long to be one of ours
 */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST) throw new RangeError('这不是计票文件：有一行太长')
    yield* lines
  }
  if (rest !== '') yield rest
}
