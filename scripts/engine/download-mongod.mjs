// Fetches mongod into the folder named by the first argument, as `mongod`. A process of its own, because a
// download of mongodb-memory-server-core can only be given up by ending it.
import { renameSync } from 'node:fs'
import path from 'node:path'
import { MongoBinary } from 'mongodb-memory-server-core'

const [folder = '', version = ''] = process.argv.slice(2)
const file = await MongoBinary.getPath({ version, downloadDir: folder, checkMD5: true })
renameSync(file, path.join(folder, path.extname(file) === '.exe' ? 'mongod.exe' : 'mongod'))
