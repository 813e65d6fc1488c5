import { startSimulator } from '../../../scripts/wechat-simulator'
import { manualClock } from '../../../server/src/platform/clock'
import { readConfig } from '../../../server/src/platform/config'
import { createWechatPay } from '../../../server/src/platform/wechat/pay'
import { testMerchant } from '../../support/pay'

export const NOW = Date.parse('2026-05-12T09:00:00+08:00')
const APPID = 'wx0000000000000000'
const merchant = testMerchant()

/** WeChat Pay and a client of it, on clocks that stand still together. */
export async function payWorld(settings: Record<string, string> = {}) {
  const simulator = await startSimulator({
    appid: APPID,
    secret: 'simulator-secret',
    clock: NOW,
    seed: 'pay',
    pay: merchant.account,
  })
  const clock = manualClock(NOW)
  const client = (more: Record<string, string> = {}, timeoutMs = 60_000) =>
    createWechatPay(
      readConfig({
        WECHAT_APPID: APPID,
        WECHAT_SECRET: 'simulator-secret',
        WECHAT_PAY_API: simulator.url,
        ...merchant.settings,
        ...settings,
        ...more,
      }),
      clock,
      timeoutMs,
    )
  const { control } = simulator
  return {
    simulator,
    control,
    clock,
    client,
    pay: client(),
    async advance(ms: number) {
      clock.advance(ms)
      await control.advance({ ms })
    },
    openid: (await control.visit({ user: '李奶奶' })).openid,
    /** Requests to a path so far. */
    asked: async (path: string) => (await control.requests({ path })).length,
  }
}

export type World = Awaited<ReturnType<typeof payWorld>>

/** An order of ¥19.90 as the product opens it. */
export const order = (world: Pick<World, 'openid'>, outTradeNo: string, fen = 1990) => ({
  outTradeNo,
  description: '修理工具箱',
  fen,
  openid: world.openid,
  notifyUrl: 'http://127.0.0.1:9/nobody',
  attach: 'qingshan',
  expiresAt: NOW + 900_000,
})
