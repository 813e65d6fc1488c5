import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder in one move: `build` fills a neighbour folder, which takes the final name only when it is
 * whole. Whatever an interrupted run left behind is removed first, and is never looked into.
 * @param target the folder to make or replace
 * @param build fills the folder it is given, which does not exist yet
 */
export const swapIn = async (target: string, build: (temporary: string) => Promise<void>) => {
  const parent = path.dirname(target)
  const mark = `${path.basename(target)}.half-`
  if (existsSync(parent)) {
    for (const name of readdirSync(parent)) {
      if (name.startsWith(mark)) rmSync(path.join(parent, name), { recursive: true, force: true })
    }
  }
  const temporary = path.join(parent, `${mark}${process.pid}`)
  const old = path.join(parent, `${mark}${process.pid}-old`)
  try {
    await build(temporary)
    if (existsSync(target)) renameSync(target, old)
    renameSync(temporary, target)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}
