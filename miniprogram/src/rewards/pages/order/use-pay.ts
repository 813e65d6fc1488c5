import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { requestPayment } from '@/platform/device/pay'
import { toast } from '@/platform/ui/tell'
import type { Order } from '../../types'

/** How often WeChat is asked after a payment before the person is told to look again later, and the pause between, milliseconds. */
const tries = 5
const pause = 2000

const wait = () => new Promise((resolve) => setTimeout(resolve, pause))

/**
 * Paying for an order: WeChat's sheet, then what the server says of it, whatever the phone thinks.
 * @param show takes each answer
 */
export function usePay(id: string, show: (order: Order) => void, reload: () => void) {
  const ask = useCommand('rewards.pay')
  const check = useCommand('rewards.checkPayment')
  const [busy, setBusy] = useState(false)

  const follow = async (paid: boolean) => {
    for (let left = tries; left > 0; left--) {
      const order = await check.run({ id })
      if (order) show(order)
      if (order?.status !== 'unpaid' || !paid) return
      await wait()
    }
    toast('微信还在确认付款，请稍后下拉刷新')
  }

  const pay = async () => {
    if (busy) return
    setBusy(true)
    try {
      const params = await ask.run({ id })
      if (!params) return reload()
      const outcome = await requestPayment(params)
      if (outcome.what === 'cancelled') return toast('还没有付款，可以稍后再付')
      if (outcome.what === 'failed') toast(outcome.why)
      await follow(outcome.what === 'paid')
    } finally {
      setBusy(false)
    }
  }
  return { pay, busy }
}
