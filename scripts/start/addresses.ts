import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One line of demo-accounts.json, which the seed of the demo county writes into the data folder. */
type Account = {
  readonly role: string
  readonly name: string
  readonly login: string
  readonly password?: string
}

const accountLines = (dataDir: string) => {
  const file = path.join(dataDir, 'demo-accounts.json')
  if (!existsSync(file)) return []
  const accounts: Account[] = JSON.parse(readFileSync(file, 'utf8'))
  return accounts.map(({ role, name, login, password }) =>
    `    ${role}  ${name}  ${login}  ${password ?? ''}`.trimEnd(),
  )
}

/** The table at the end of `npm start`: what is where. */
export const addresses = (url: string, dataDir: string, wechat: string) => {
  const accounts = accountLines(dataDir)
  return [
    '',
    `  居民端网页      ${url}/`,
    `  API 文档        ${url}/api/docs`,
    '  小程序构建目录  miniprogram/dist/weapp（用微信开发者工具打开仓库根目录）',
    `  微信            ${wechat}`,
    `  数据与日志      ${dataDir}`,
    ...(accounts.length > 0 ? ['  演示账号', ...accounts] : []),
    '',
    '  按 Ctrl-C 停止。',
    '',
  ].join('\n')
}
