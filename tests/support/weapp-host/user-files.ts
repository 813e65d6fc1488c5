import type { TempFile } from './host'

interface Asked {
  name: string
  dirPath?: string
  srcPath?: string
  destPath?: string
  filePath?: string
  path?: string
}

/** The user's folder of a phone: what a mini-program has copied there stays until it is unlinked. */
export class UserFiles {
  readonly files = new Map<string, TempFile>()
  private readonly folders = new Set(['wxfile://usr'])

  /**
   * @param temporary finds what was chosen, by its path
   * @param room how many bytes the mini-program may keep; WeChat gives 200 MB
   */
  constructor(
    private readonly temporary: (path: string) => TempFile,
    private readonly room: () => number,
  ) {}

  ask({
    name,
    dirPath = '',
    srcPath = '',
    destPath = '',
    filePath = '',
    path = '',
  }: Asked): object | undefined {
    switch (name) {
      case 'mkdir':
        if (this.folders.has(dirPath)) throw new Error(`file already exists ${dirPath}`)
        this.folders.add(dirPath)
        return
      case 'copyFile': {
        if (!this.folders.has(destPath.slice(0, destPath.lastIndexOf('/'))))
          throw new Error(`no such file or directory ${destPath}`)
        const file = this.files.get(srcPath) ?? this.temporary(srcPath)
        const used = [...this.files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
        if (used + file.bytes.length > this.room())
          throw new Error('the maximum size of the file storage limit is exceeded')
        this.files.set(destPath, file)
        return
      }
      case 'access':
        if (!this.files.has(path)) throw new Error(`no such file or directory ${path}`)
        return
      case 'unlink':
        if (!this.files.delete(filePath)) throw new Error(`no such file or directory ${filePath}`)
        return
      case 'readdir': {
        if (!this.folders.has(dirPath)) throw new Error(`no such file or directory ${dirPath}`)
        const inside = [...this.files.keys()].filter((one) => one.startsWith(`${dirPath}/`))
        return { files: inside.map((one) => one.slice(dirPath.length + 1)) }
      }
    }
    return
  }
}
