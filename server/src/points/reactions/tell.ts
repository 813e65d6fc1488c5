import { chinaDay } from '@linli/shared/platform/china-time'
import { EARNING_LABELS, type EarningKind } from '@linli/shared/points/rules'
import { type Letter, newsValues, telling } from '../../notifications'
import type { Context } from '../../platform/context'
import { aggregateIdOf, type StoredEvent } from '../../platform/store/events'
import type { About } from '../model'

/** What somebody else did to one's points. What one does oneself is seen at once, and earnings are in the history. */
async function lettersFor(_: Context, event: StoredEvent): Promise<Letter[]> {
  const accountId = aggregateIdOf(event)
  if (event.type === 'points.expiring') return [expiring(accountId, event)]
  const { entries, about, balance } = event.data as {
    entries: { accountId: string; amount: number }[]
    about: About
    balance: number
  }
  const amount = entries.find((entry) => entry.accountId === accountId)?.amount
  // A transfer stands in both chains; only who got something is told.
  if (amount === undefined || (event.type === 'points.transfer' && amount < 0)) return []
  const owes = balance < 0 ? `余额为 ${balance}，以后获得的积分会先补足。` : `现在有 ${balance} 分。`
  const [title, body] =
    event.type === 'points.transfer'
      ? ['收到家人转来的积分', `家人转给您 ${amount} 分。${owes}`]
      : event.type === 'points.reverse'
        ? [
            '有积分被追回',
            `“${sayEarning(about.earning)}”的 ${-amount} 分因内容未通过审核或情况有变被追回。${owes}`,
          ]
        : amount > 0
          ? ['收到补发的积分', `工作人员给您补发了 ${amount} 分。${owes}`]
          : ['积分被扣减', `工作人员扣减了您 ${-amount} 分。${owes}如有疑问请联系社区。`]
  const at = event.at.getTime()
  const values = newsValues('我的积分', amount > 0 ? '已到账' : '已扣减', at, title)
  const subject = { kind: 'points', id: accountId } as const
  return [{ accountId, subject, title, body, wechat: { template: 'news', values }, sms: null }]
}

function expiring(accountId: string, { data, at: when }: StoredEvent): Letter {
  const { amount, at } = data as { amount: number; at: string }
  // It ends at midnight: the day before is the last one.
  const [, month, day] = chinaDay(Date.parse(at) - 1)
    .split('-')
    .map(Number)
  const title = '有积分快到期了'
  const body = `${month}月有 ${amount} 分到期，最早的到 ${month}月${day}日为止。到期未用会失效，可以去兑换商品，或转给家人。`
  const values = newsValues('我的积分', '即将到期', when.getTime(), title)
  const subject = { kind: 'points', id: accountId } as const
  return { accountId, subject, title, body, wechat: { template: 'news', values }, sms: null }
}

const sayEarning = (kind: EarningKind | undefined) => (kind ? EARNING_LABELS[kind] : '积分')

export const tellOfPoints = telling(
  'points.tell',
  ['points.reverse', 'points.adjust', 'points.transfer', 'points.expiring'],
  lettersFor,
)
