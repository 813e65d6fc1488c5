import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useSubscribe } from '@/notifications/use-subscribe'
import type { Output } from '@/platform/api/contract'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { confirm, toast } from '@/platform/ui/tell'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'
import { HelpCard } from '../../components/help-list'
import { helpTag, hours, saySpan, skill } from '../../say'
import type { Help } from '../../types'
import '../../components/lists.scss'
import { HoursSheet } from './hours-sheet'

/** One request or offer: answer it, agree with somebody, say how long it was, thank. */
export default function HelpPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('volunteering.help', { id })
  const one = query.data
  const fits = useQuery('volunteering.helpMatches', one?.mine && one.state === 'open' ? { id } : null)
  const [asked, setAsked] = useState<Asked>()
  const [confirming, setConfirming] = useState(false)
  const respond = useCommand('volunteering.respondHelp')
  const choose = useCommand('volunteering.chooseHelp')
  const cancel = useCommand('volunteering.cancelHelp')
  const finish = useCommand('volunteering.confirmHelp')
  const thank = useCommand('volunteering.thankHelp')
  const report = useCommand('volunteering.reportHelp')
  const block = useCommand('volunteering.blockPerson')
  const subscribe = useSubscribe(['news'])
  const may = (what: Help['abilities'][number]) => one?.abilities.includes(what) ?? false
  const show = (answer: Help | undefined) => {
    if (answer) query.setData(answer)
    return Boolean(answer)
  }

  const answer = async () => {
    const consent = subscribe()
    if (show(await respond.run({ id }))) toast('已响应，等对方选定')
    await consent
  }
  const pick = async (who: Help['author']) => {
    const text = `选定后，你们可以看到对方的姓名、电话和地址。`
    if (await confirm({ title: `选 ${who.name}？`, text, yes: '选定' }))
      show(await choose.run({ id, accountId: who.accountId }))
  }
  const end = async () => {
    const text = one?.mine ? '这条互助会结束，对方会收到通知。' : '您退出后，会重新开放给其他邻居。'
    if (await confirm({ title: '取消？', text, yes: '取消', danger: true })) show(await cancel.run({ id }))
  }
  const sayThanks = () =>
    setAsked({
      ...{ title: '谢谢邻居', label: '想说的话', min: 1, max: 200, yes: '发送感谢' },
      send: async (text) => show(await thank.run({ id, text })),
    })
  const tellOrganisers = () =>
    setAsked({
      ...{ title: '举报', label: '哪里不对', hint: '社区会核实处理', min: 2, max: 200, yes: '举报' },
      send: async (reason) => {
        const done = await report.run({ id, reason })
        if (done) toast('已收到，社区会核实')
        return Boolean(done)
      },
    })
  const never = async (accountId: string) => {
    const text = '以后互相看不到对方的互助，也不会被匹配。'
    if (!(await confirm({ title: '不再遇见这个人？', text, yes: '拉黑', danger: true }))) return
    if (await block.run({ id, accountId })) Taro.navigateBack()
  }

  const footer = may('respond') ? (
    <Button block className="respond" busy={respond.busy} onTap={answer}>
      {one?.kind === 'request' ? '我来帮忙' : '我需要帮忙'}
    </Button>
  ) : may('confirm') ? (
    <Button block className="confirm-help" onTap={() => setConfirming(true)}>
      确认完成
    </Button>
  ) : may('thank') ? (
    <Button block className="thank" onTap={sayThanks}>
      说声谢谢
    </Button>
  ) : undefined

  return (
    <Screen of={query} footer={footer} className="help">
      {one && (
        <>
          <Card title={one.title} extra={<StatusTag {...helpTag(one)} />}>
            <View className="words">{one.text}</View>
            <Row title={skill(one)} value={hours(one.halfHours)} />
            <Row title="时间" value={saySpan(one.from, one.to)} />
            <Row title="地点" value={one.place.address || `${one.area.name}（选定后可见地址）`} />
            {one.relative && <Row title="为谁" value={one.relative} />}
            {one.payment !== 'none' && (
              <Row title="用时间" value={one.payment === 'bank' ? '时间银行' : '公益时间池'} />
            )}
            {!one.mine && !one.partner && <Person who={one.author} />}
          </Card>
          {one.partner && <Partner one={one} partner={one.partner} onBlock={never} />}
          {one.state === 'matched' && <Said one={one} />}
          {one.state === 'done' && (
            <Card title="已完成">
              <Row title="双方确认" value={hours(one.doneHalfHours ?? 0)} />
              {one.thanks && <View className="words thanks">“{one.thanks}”</View>}
            </Card>
          )}
          {may('choose') && (
            <Card title="这些邻居响应了">
              {one.responders.map((who) => (
                <View key={who.accountId}>
                  <Person who={who} />
                  <Button
                    kind="plain"
                    className={`choose-${who.accountId}`}
                    busy={choose.busy}
                    onTap={() => pick(who)}
                  >
                    选 {who.name}
                  </Button>
                </View>
              ))}
            </Card>
          )}
          <Fits items={fits.data?.items ?? []} />
          <View className="ways">
            {may('withdraw') && (
              <Button
                kind="plain"
                className="withdraw"
                busy={respond.busy}
                onTap={async () => show(await respond.run({ id, on: false }))}
              >
                撤回响应
              </Button>
            )}
            {may('cancel') && (
              <Button kind="danger" className="cancel-help" busy={cancel.busy} onTap={end}>
                取消
              </Button>
            )}
            {may('report') && (
              <Button kind="text" className="report-help" onTap={tellOrganisers}>
                举报
              </Button>
            )}
            {!one.mine && !one.partner && (
              <Button kind="text" className="block" onTap={() => never(one.author.accountId)}>
                拉黑
              </Button>
            )}
          </View>
          {asked && <WordsSheet key={asked.title} asked={asked} onClose={() => setAsked(undefined)} />}
          {confirming && (
            <HoursSheet
              most={one.halfHours}
              busy={finish.busy}
              onClose={() => setConfirming(false)}
              onSend={async (halfHours) => {
                if (show(await finish.run({ id, halfHours }))) setConfirming(false)
              }}
            />
          )}
        </>
      )}
    </Screen>
  )
}

function Person({ who }: { who: Help['author'] }) {
  const known = [who.stars > 0 ? `${who.stars} 星` : '', who.helped > 0 ? `帮过 ${who.helped} 次` : '']
  return <Row title={who.name} value={known.filter(Boolean).join('，') || '新邻居'} />
}

interface PartnerProps {
  one: Help
  partner: NonNullable<Help['partner']>
  onBlock: (accountId: string) => void
}

/** The other side, once both have agreed. */
function Partner({ one, partner, onBlock }: PartnerProps) {
  const dial = () => Taro.makePhoneCall({ phoneNumber: partner.phone ?? '' }).catch(() => undefined)
  return (
    <Card title={partner.helps ? '帮忙的邻居' : '求助的邻居'} className="partner">
      <Row title={partner.name} value={partner.phone ?? ''} onTap={partner.phone ? dial : undefined} />
      {one.state === 'matched' && !partner.phone && (
        <View className="soft">对方没有留电话，请在约定时间到约定地点。</View>
      )}
      <Button kind="text" className="block" onTap={() => onBlock(partner.accountId)}>
        拉黑
      </Button>
    </Card>
  )
}

function Said({ one }: { one: Help }) {
  const { helper, asker } = one.confirmed
  if (helper === null && asker === null) return null
  return (
    <Card title="完成确认">
      <Row title="帮忙的一方" value={helper === null ? '还没有确认' : hours(helper)} />
      <Row title="求助的一方" value={asker === null ? '还没有确认' : hours(asker)} />
    </Card>
  )
}

function Fits({ items }: { items: Output<'volunteering.helpMatches'>['items'] }) {
  if (items.length === 0) return null
  return (
    <>
      <Card title="附近正好合适的">打开看看，也可以直接响应对方。</Card>
      {items.map((other) => (
        <HelpCard key={other.id} one={other} far={other.metres} />
      ))}
    </>
  )
}
