import { startSimulator } from './simulator'

/**
 * `tsx scripts/wechat-simulator/main.ts`: the simulator on its own. Settings come from the environment (see
 * README.md); it ends on SIGINT, SIGTERM or when the parent that forked it goes away.
 */
async function main(): Promise<void> {
  const env = process.env
  const simulator = await startSimulator({
    appid: env.WECHAT_APPID || 'wx0000000000000000',
    secret: env.WECHAT_SECRET || 'simulator-secret',
    port: Number(env.WECHAT_SIM_PORT ?? 4300),
    host: env.WECHAT_SIM_HOST,
    pushUrl: env.WECHAT_PUSH_URL || undefined,
    pushToken: env.WECHAT_PUSH_TOKEN,
    encodingAesKey: env.WECHAT_ENCODING_AES_KEY || undefined,
    dataFile: env.WECHAT_SIM_DATA || undefined,
    ...(env.WECHAT_PAY_MCHID && {
      pay: {
        mchid: env.WECHAT_PAY_MCHID,
        serial: env.WECHAT_PAY_SERIAL ?? '',
        publicKey: env.WECHAT_SIM_MERCHANT_KEY ?? '',
        apiV3Key: env.WECHAT_PAY_V3_KEY ?? '',
      },
    }),
    // People keep the demo open for longer than two hours without logging in again.
    visitWindowMs: Number.POSITIVE_INFINITY,
  })
  console.log(`WeChat simulator: ${simulator.url}`)
  process.send?.({ ready: simulator.url })
  const stop = () => void simulator.close().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, stop)
}

main().catch((error: Error) => {
  console.error(`WeChat simulator could not start: ${error.message}`)
  process.exit(1)
})
