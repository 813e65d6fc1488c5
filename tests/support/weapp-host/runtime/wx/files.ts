import { rpc } from '../rpc'
import { state } from '../state'
import { settle } from './define'

/** The file system of the mini-program, as far as ours uses it: the user's folder, whose bytes outlive a restart. */
export function defineFiles(): void {
  const names = ['mkdir', 'copyFile', 'access', 'unlink', 'readdir'] as const
  const system = Object.fromEntries(
    names.map((name) => [
      name,
      (options = {}) =>
        settle(name, options, () => rpc('userFiles', { name, ...JSON.parse(JSON.stringify(options)) })),
    ]),
  )
  state.wx.getFileSystemManager = () => system
  Object.assign(state.wx, { env: { USER_DATA_PATH: 'wxfile://usr' } })
}
