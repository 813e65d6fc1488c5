import { filesContract } from '@linli/shared/files/contract'
import { type Route, route } from '../platform/feature'
import { upload } from './commands/upload'
import { read } from './queries/read'

export const routes: readonly Route[] = [
  route(filesContract['files.upload'], (context, _input, koa) => upload(context, koa)),
  route(filesContract['files.read'], read),
]
