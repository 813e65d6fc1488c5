import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The merchant account that the simulator knows; its key pair is made at the first start and stays with the data. */
export const merchantOf = (dataDir: string) => {
  const folder = path.join(dataDir, 'wechat-pay')
  const privateFile = path.join(folder, 'merchant-key.pem')
  const publicFile = path.join(folder, 'merchant-public.pem')
  if (!existsSync(privateFile) || !existsSync(publicFile)) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    mkdirSync(folder, { recursive: true })
    writeFileSync(publicFile, publicKey)
    writeFileSync(privateFile, privateKey, { mode: 0o600 })
  }
  return {
    publicKey: readFileSync(publicFile, 'utf8'),
    /** Settings of a server that has this account. */
    settings: {
      WECHAT_PAY_MCHID: '1900000109',
      WECHAT_PAY_SERIAL: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      WECHAT_PAY_V3_KEY: 'simulatorApiV3Key000000000000000',
      WECHAT_PAY_PRIVATE_KEY: privateFile,
    },
  }
}
