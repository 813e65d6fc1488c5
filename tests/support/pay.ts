import { generateKeyPairSync } from 'node:crypto'
import type { PayAccount } from '../../scripts/wechat-simulator/pay/world'

/** A merchant account of nobody: what the simulator knows of it, and the settings of a server that has it. */
export interface TestMerchant {
  account: PayAccount
  settings: Record<string, string>
}

export function testMerchant(): TestMerchant {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const mchid = '1900000109'
  const serial = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'
  const apiV3Key = '0123456789abcdefghijklmnopqrstuv'
  return {
    account: { mchid, serial, publicKey, apiV3Key },
    settings: {
      WECHAT_PAY_MCHID: mchid,
      WECHAT_PAY_SERIAL: serial,
      WECHAT_PAY_PRIVATE_KEY: privateKey,
      WECHAT_PAY_V3_KEY: apiV3Key,
    },
  }
}
