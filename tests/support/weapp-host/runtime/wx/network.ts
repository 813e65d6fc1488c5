import { rpc } from '../rpc'
import { state } from '../state'
import { calls, define, defineSync, type Options } from './define'

type Listener = (value: unknown) => void

/** A request, upload or download under way: what wx hands back at once. */
function task(name: 'request' | 'uploadFile' | 'downloadFile', options: Options): object {
  const id = `${name}-${Math.random()}`
  const progress = new Set<Listener>()
  const { success, fail, complete, ...rest } = options
  calls.push({ name, options: JSON.parse(JSON.stringify(rest)) })
  const run = async () => {
    if (!state.online) throw new Error('net::ERR_INTERNET_DISCONNECTED')
    return rpc<object>(name, { id, ...rest })
  }
  run().then(
    (answer) => {
      for (const listener of progress)
        listener({ progress: 100, totalBytesSent: 1, totalBytesExpectedToSend: 1 })
      const result = { ...answer, errMsg: `${name}:ok` }
      success?.(result)
      complete?.(result)
    },
    (problem: Error) => {
      const result = { errMsg: `${name}:fail ${problem.message}`, errno: 5 }
      fail?.(result)
      complete?.(result)
    },
  )
  return {
    abort: () => rpc('abort', { id }),
    onProgressUpdate: (listener: Listener) => progress.add(listener),
    offProgressUpdate: (listener: Listener) => progress.delete(listener),
    onHeadersReceived: () => {},
    offHeadersReceived: () => {},
    onChunkReceived: () => {},
    offChunkReceived: () => {},
  }
}

export function defineNetwork(): void {
  defineSync({
    request: (options: Options) => task('request', options),
    uploadFile: (options: Options) => task('uploadFile', options),
    downloadFile: (options: Options) => task('downloadFile', options),
    onNetworkStatusChange: (listener: Listener) => {
      state.listeners.network.add(listener)
    },
    offNetworkStatusChange: (listener: Listener) => {
      state.listeners.network.delete(listener)
    },
  })
  define({ getNetworkType: () => ({ networkType: state.online ? 'wifi' : 'none', hasSystemProxy: false }) })
}

/** Cuts or restores the connection. */
export function setOnline(online: boolean): void {
  state.online = online
  const change = { isConnected: online, networkType: online ? 'wifi' : 'none' }
  for (const listener of state.listeners.network) listener(change)
}
