import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WechatPay } from '../../../server/src/platform/wechat/pay'
import { NOW, order, payWorld, type World } from './fixture'

const CERTIFICATES = '/v3/certificates'
const HOUR = 3_600_000

let world: World
beforeEach(async () => {
  world = await payWorld()
})
afterEach(() => world.simulator.close())

const code = (status: number, name: string) => expect.objectContaining({ status, code: name })

describe('an order', () => {
  test('is opened, paid on the phone, found, and can’t be closed any more', async () => {
    const { pay, control } = world
    const prepayId = await pay.prepay(order(world, 'ORDER0001'))
    expect(await pay.findOrder('ORDER0001')).toMatchObject({ trade_state: 'NOTPAY', attach: 'qingshan' })
    const params = pay.payParams(prepayId)
    expect(await control.pay({ user: '李奶奶', params })).toEqual({ errMsg: 'requestPayment:ok' })
    expect(await pay.findOrder('ORDER0001')).toMatchObject({
      trade_state: 'SUCCESS',
      amount: { total: 1990 },
      out_trade_no: 'ORDER0001',
    })
    await expect(pay.closeOrder('ORDER0001')).rejects.toEqual(code(400, 'ORDERPAID'))
    await expect(pay.prepay(order(world, 'ORDER0001'))).rejects.toEqual(code(400, 'ORDERPAID'))
  })

  test('the phone refuses parameters that were changed, another person, and a prepay id of two hours ago', async () => {
    const { pay, control, clock } = world
    const given = { ...order(world, 'ORDER0002'), expiresAt: NOW + 24 * HOUR }
    const params = pay.payParams(await pay.prepay(given))
    const { errMsg } = await control.pay({ user: '李奶奶', params: { ...params, nonceStr: 'x' } })
    expect(errMsg).toContain('签名')
    expect((await control.pay({ user: '别人', params })).errMsg).toContain('fail')
    await world.advance(2 * HOUR)
    expect((await control.pay({ user: '李奶奶', params })).errMsg).toContain('失效')
    expect(clock.now()).toBe(NOW + 2 * HOUR)
    const again = pay.payParams(await pay.prepay(given))
    expect((await control.pay({ user: '李奶奶', params: again })).errMsg).toBe('requestPayment:ok')
  })

  test('that is closed can’t be paid; one WeChat never heard of is null', async () => {
    const { pay, control } = world
    const params = pay.payParams(await pay.prepay(order(world, 'ORDER0003')))
    await pay.closeOrder('ORDER0003')
    expect((await control.pay({ user: '李奶奶', params })).errMsg).toContain('失效')
    expect(await pay.findOrder('ORDER0003')).toMatchObject({ trade_state: 'CLOSED' })
    expect(await pay.findOrder('ORDER9999')).toBeNull()
    await expect(pay.closeOrder('ORDER9999')).rejects.toEqual(code(404, 'ORDER_NOT_EXIST'))
  })

  test('under a number that is taken by another amount is refused', async () => {
    await world.pay.prepay(order(world, 'ORDER0004'))
    await expect(world.pay.prepay(order(world, 'ORDER0004', 1))).rejects.toEqual(code(400, 'INVALID_REQUEST'))
  })
})

async function paid(world: World, outTradeNo: string, fen = 1990): Promise<void> {
  const params = world.pay.payParams(await world.pay.prepay(order(world, outTradeNo, fen)))
  await world.control.pay({ user: '李奶奶', params })
}

describe('a refund', () => {
  const ask = (pay: WechatPay, outRefundNo: string, fen: number, outTradeNo = 'ORDER0005') =>
    pay.refund({
      outTradeNo,
      outRefundNo,
      fen,
      totalFen: 1990,
      reason: '取消',
      notifyUrl: 'http://127.0.0.1:9/nobody',
    })

  test('in parts, never more than was paid, one number once', async () => {
    await paid(world, 'ORDER0005')
    const { pay } = world
    expect(await ask(pay, 'R1', 990)).toMatchObject({ status: 'PROCESSING', amount: { refund: 990 } })
    expect(await ask(pay, 'R1', 990)).toMatchObject({ status: 'PROCESSING' })
    await expect(ask(pay, 'R1', 991)).rejects.toEqual(code(400, 'PARAM_ERROR'))
    await expect(ask(pay, 'R2', 1001)).rejects.toEqual(code(400, 'INVALID_REQUEST'))
    expect(await ask(pay, 'R2', 1000)).toMatchObject({ status: 'PROCESSING' })
    await world.advance(2_000)
    expect(await pay.findRefund('R1')).toMatchObject({ status: 'SUCCESS' })
    expect(await pay.findRefund('R9')).toBeNull()
    expect((await world.control.payRefunds()).length).toBe(2)
  })

  test('of an order nobody has paid is refused', async () => {
    await world.pay.prepay(order(world, 'ORDER0005'))
    await expect(ask(world.pay, 'R1', 1)).rejects.toEqual(code(403, 'INVALID_REQUEST'))
  })

  test('whose answer was lost is asked for again under the same number: there is one', async () => {
    await paid(world, 'ORDER0005')
    await world.control.addFault({ path: '/v3/refund/domestic/refunds', kind: 'reset', effect: true })
    const error = await ask(world.pay, 'R1', 500).catch((e: unknown) => e)
    expect(error).toMatchObject({ status: 0, code: 'NO_ANSWER', perhapsDone: true, transient: true })
    expect(await ask(world.pay, 'R1', 500)).toMatchObject({ status: 'PROCESSING' })
    expect((await world.control.payRefunds()).length).toBe(1)
  })
})

describe('a transfer to a shopkeeper (API of 2025, which the library lacks)', () => {
  const bill = (outBillNo: string, fen = 5_000) => ({
    outBillNo,
    openid: world.openid,
    fen,
    remark: '五月结算',
    notifyUrl: 'http://127.0.0.1:9/nobody',
  })

  test('is confirmed once on the phone', async () => {
    const { pay, control } = world
    const { package_info, state } = await pay.transfer(bill('BILL1'))
    expect(state).toBe('WAIT_USER_CONFIRM')
    expect(await pay.transfer(bill('BILL1'))).toMatchObject({ package_info })
    await expect(pay.transfer(bill('BILL1', 4_999))).rejects.toEqual(code(400, 'ALREADY_EXISTS'))
    const confirm = () => control.confirmTransfer({ user: '李奶奶', package: package_info as string })
    expect((await confirm()).errMsg).toBe('requestMerchantTransfer:ok')
    expect((await confirm()).errMsg).toBe('requestMerchantTransfer:fail')
    expect(await pay.findTransfer('BILL1')).toMatchObject({ state: 'SUCCESS', transfer_amount: 5_000 })
    expect(await pay.findTransfer('BILL9')).toBeNull()
  })

  test('is cancelled by a POST without body (the library signs that one line short)', async () => {
    await world.pay.transfer(bill('BILL2'))
    await world.pay.cancelTransfer('BILL2')
    expect(await world.pay.findTransfer('BILL2')).toMatchObject({ state: 'CANCELLED' })
  })

  test('ends after a day without confirmation; too little money is told', async () => {
    await world.pay.transfer(bill('BILL3'))
    await world.advance(24 * HOUR)
    expect(await world.pay.findTransfer('BILL3')).toMatchObject({
      state: 'FAIL',
      fail_reason: 'OVERDUE_CLOSE',
    })
    await world.control.setPay({ balanceFen: 100 })
    await expect(world.pay.transfer(bill('BILL4'))).rejects.toEqual(code(403, 'NOT_ENOUGH'))
  })
})

describe('the daily bill', () => {
  test('lists payments and refunds in fen, from ten o’clock of the next day on', async () => {
    const { pay } = world
    await paid(world, 'ORDER0006')
    await paid(world, 'ORDER0007', 5)
    await pay.refund({
      outTradeNo: 'ORDER0006',
      outRefundNo: 'R6',
      fen: 1001,
      totalFen: 1990,
      reason: '部分退款',
      notifyUrl: 'http://127.0.0.1:9/nobody',
    })
    expect(await pay.tradeBill('2026-05-12')).toEqual([])
    await world.advance(25 * HOUR)
    const attach = 'qingshan'
    expect(await pay.tradeBill('2026-05-12')).toEqual([
      { kind: 'payment', outTradeNo: 'ORDER0006', outRefundNo: null, fen: 1990, attach },
      { kind: 'payment', outTradeNo: 'ORDER0007', outRefundNo: null, fen: 5, attach },
      { kind: 'refund', outTradeNo: 'ORDER0006', outRefundNo: 'R6', fen: 1001, attach },
    ])
    expect(await pay.tradeBill('2026-05-11')).toEqual([])
  })
})

describe('what the library gets wrong, and our service does not', () => {
  test.each(['missing', 'forged', 'old', 'serial'] as const)(
    'an answer whose signature is %s is not believed',
    async (how) => {
      await world.pay.prepay(order(world, 'ORDER0008'))
      await world.control.breakAnswers({ how })
      // An unknown serial makes us look for certificates: that answer is right, only the first one is broken.
      const error = await world.pay.findOrder('ORDER0008').catch((e: unknown) => e)
      expect(error).toMatchObject({ status: 200, code: 'UNVERIFIED', perhapsDone: true })
      expect(await world.pay.findOrder('ORDER0008')).toMatchObject({ trade_state: 'NOTPAY' })
    },
  )

  test('nonces are drawn from a source nobody can foresee, not from Math.random', async () => {
    const random = jest.spyOn(Math, 'random').mockReturnValue(0.5)
    try {
      const [one, other] = [world.pay.payParams('wx1'), world.pay.payParams('wx1')]
      expect(one.nonceStr).toMatch(/^[0-9a-f]{32}$/)
      expect(other.nonceStr).not.toBe(one.nonceStr)
    } finally {
      random.mockRestore()
    }
  })

  test('a closed order’s empty answer is verified as well', async () => {
    await world.pay.prepay(order(world, 'ORDER0009'))
    await world.control.breakAnswers({ how: 'forged' })
    await expect(world.pay.closeOrder('ORDER0009')).rejects.toEqual(code(204, 'UNVERIFIED'))
  })

  test('a silent WeChat is given up after the time-out, and what was asked may have happened', async () => {
    const publicKey = { ...(await keySettings(world)), WECHAT_PAY_CERTIFICATES: 'false' }
    const impatient = world.client(publicKey, 200)
    await world.control.addFault({ path: '/v3/pay/transactions/jsapi', kind: 'hang', effect: true })
    const error = await impatient.prepay(order(world, 'ORDER0011')).catch((e: unknown) => e)
    expect(error).toMatchObject({ status: 0, code: 'NO_ANSWER', perhapsDone: true })
    expect(await world.pay.findOrder('ORDER0011')).toMatchObject({ trade_state: 'NOTPAY' })
  })

  test('refusals are thrown with WeChat’s code, a gateway’s page as a failure that passes', async () => {
    await world.control.addFault({ path: '/v3/pay/*', kind: 'http', status: 502 })
    const error = await world.pay.findOrder('ORDER0012').catch((e: unknown) => e)
    expect(error).toMatchObject({ status: 502, code: 'UNREADABLE', transient: true })
  })

  test('a refused connection surely did nothing', async () => {
    const idle = createServer()
    await new Promise<void>((resolve) => idle.listen(0, '127.0.0.1', resolve))
    const { port } = idle.address() as AddressInfo
    await new Promise((resolve) => idle.close(resolve))
    const deaf = world.client({
      WECHAT_PAY_API: `http://127.0.0.1:${port}`,
      WECHAT_PAY_CERTIFICATES: 'false',
      ...(await keySettings(world)),
    })
    const error = await deaf.prepay(order(world, 'ORDER0013')).catch((e: unknown) => e)
    expect(error).toMatchObject({ status: 0, perhapsDone: false })
  })
})

async function keySettings({ control }: World): Promise<Record<string, string>> {
  const { id, pem } = await control.payPublicKey()
  return { WECHAT_PAY_PUBLIC_KEY_ID: id, WECHAT_PAY_PUBLIC_KEY: pem }
}

describe('whose keys verify', () => {
  test('the public key alone: certificates are never asked for', async () => {
    await world.control.setPay({ mode: 'publicKey' })
    const pay = world.client({ ...(await keySettings(world)), WECHAT_PAY_CERTIFICATES: 'false' })
    await pay.prepay(order(world, 'ORDER0014'))
    expect(await pay.findOrder('ORDER0014')).toMatchObject({ trade_state: 'NOTPAY' })
    expect(await world.asked(CERTIFICATES)).toBe(0)
  })

  test('both while the merchant moves: the header asks for the public key, and either signs', async () => {
    const pay = world.client(await keySettings(world))
    await pay.prepay(order(world, 'ORDER0015'))
    await world.control.setPay({ mode: 'mixed' })
    expect(await pay.findOrder('ORDER0015')).toMatchObject({ trade_state: 'NOTPAY' })
    expect(await world.asked(CERTIFICATES)).toBe(1)
  })

  test('a new certificate is learned beside the old one, by time or with the first answer it signs', async () => {
    const { pay, control } = world
    await pay.prepay(order(world, 'ORDER0016'))
    await pay.prepay(order(world, 'ORDER0017'))
    expect(await world.asked(CERTIFICATES)).toBe(1)
    await control.rotateCertificates({ step: 'publish' })
    await world.advance(12 * HOUR)
    await pay.findOrder('ORDER0016')
    expect(await world.asked(CERTIFICATES)).toBe(2)
    await control.rotateCertificates({ step: 'switch' })
    await pay.findOrder('ORDER0016')
    await control.rotateCertificates({ step: 'retire' })
    await pay.findOrder('ORDER0016')
    expect(await world.asked(CERTIFICATES)).toBe(2)
    await control.rotateCertificates({ step: 'publish' })
    await control.rotateCertificates({ step: 'switch' })
    await world.advance(60_000)
    await pay.findOrder('ORDER0016')
    expect(await world.asked(CERTIFICATES)).toBe(3)
  })
})
