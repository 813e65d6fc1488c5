import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Choice } from '@/platform/ui/choice'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { Skeleton } from '@/platform/ui/skeleton'
import { toast } from '@/platform/ui/tell'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'
import { ActivityList } from '../../components/activity-list'
import { HelpCard } from '../../components/help-list'
import { useOrganised } from '../../organiser'
import { hours } from '../../say'
import '../../components/lists.scss'

const views = [
  { value: 'activities', label: '活动' },
  { value: 'help', label: '互助' },
  { value: 'figures', label: '统计' },
] as const
type Shown = (typeof views)[number]['value']

/** For organisers: activities of the area, help that waits for a decision, figures of the year. */
export default function Organise() {
  const [view, setView] = useState<Shown>('activities')
  return (
    <Screen
      className="organise"
      footer={
        view === 'activities' ? (
          <Button
            block
            className="go-create"
            onTap={() => Taro.navigateTo({ url: '/volunteering/pages/create/index' })}
          >
            发起活动
          </Button>
        ) : undefined
      }
    >
      <Segmented label="看什么" options={views} value={view} onChange={setView} />
      {view === 'activities' && <Led />}
      {view === 'help' && <Waiting />}
      {view === 'figures' && <Figures />}
    </Screen>
  )
}

function Led() {
  const page = usePage('volunteering.organised', { limit: 20 })
  return <ActivityList page={page} to="roster" emptyText="还没有活动，发起第一个吧。" />
}

/** Requests for hours of the pool, and what was reported. */
function Waiting() {
  const pool = useQuery('volunteering.poolRequests', { limit: 50 })
  const flagged = useQuery('volunteering.flaggedHelps', { limit: 50 })
  const grant = useCommand('volunteering.grantHelp')
  const hide = useCommand('volunteering.hideHelp')
  const [asked, setAsked] = useState<Asked>()
  if (pool.problem && !pool.answered) return <Failed problem={pool.problem} onRetry={pool.reload} />
  if (!pool.data || !flagged.data) return <Skeleton />
  const decide = async (id: string, yes: boolean) => {
    if (!(await grant.run({ id, grant: yes }))) return
    toast(yes ? '已同意' : '已拒绝')
    pool.reload()
  }
  const judge = (id: string, hiding: boolean) =>
    setAsked({
      ...{ title: hiding ? '不再公开' : '保留', label: '处理理由', min: 2, max: 200, yes: '确定' },
      send: async (reason) => {
        const done = await hide.run({ id, hide: hiding, reason })
        if (done) flagged.reload()
        return Boolean(done)
      },
    })
  const empty = pool.data.items.length === 0 && flagged.data.items.length === 0
  return (
    <>
      <Card>
        <Row title="公益时间池" value={hours(pool.data.poolHalfHours)} />
      </Card>
      {empty && <Empty icon="check" text="没有待处理的互助。" />}
      {pool.data.items.map((one) => (
        <View key={one.id}>
          <HelpCard one={one} />
          <View className="ways">
            <Button className={`grant-${one.id}`} busy={grant.busy} onTap={() => decide(one.id, true)}>
              同意用 {hours(one.halfHours)}
            </Button>
            <Button kind="plain" busy={grant.busy} onTap={() => decide(one.id, false)}>
              不同意
            </Button>
          </View>
        </View>
      ))}
      {flagged.data.items.map((one) => (
        <View key={one.id}>
          <HelpCard one={one} />
          <Card title="被举报">
            {one.reports.map((words) => (
              <View key={words} className="words">
                {words}
              </View>
            ))}
            <View className="ways">
              <Button kind="danger" className={`hide-${one.id}`} onTap={() => judge(one.id, true)}>
                不再公开
              </Button>
              <Button kind="plain" onTap={() => judge(one.id, false)}>
                没有问题
              </Button>
            </View>
          </Card>
        </View>
      ))}
      {asked && <WordsSheet key={asked.title} asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const YEAR = 365 * 86_400_000

/** The last twelve months: of all areas one organises for together, or of one of them. */
function Figures() {
  const areas = useOrganised()
  const [areaId, setAreaId] = useState<string>()
  const [to] = useState(() => Date.now())
  const query = useQuery('volunteering.statistics', {
    ...{ from: new Date(to - YEAR).toISOString(), to: new Date(to).toISOString() },
    ...(areaId !== undefined && { areaId }),
  })
  const shown = areas.find((one) => one.areaId === areaId) ?? (areas.length === 1 ? areas[0] : undefined)
  if (query.problem && !query.answered) return <Failed problem={query.problem} onRetry={query.reload} />
  const data = query.data
  if (!data) return <Skeleton />
  return (
    <>
      {areas.length > 1 && (
        <Card title="哪个区域">
          <Choice
            className="figures-all"
            title="全部区域"
            hint="同一个人、同一场活动只算一次"
            on={areaId === undefined}
            onTap={() => setAreaId(undefined)}
          />
          {areas.map((one) => (
            <Choice
              key={one.areaId}
              className={`figures-${one.areaId}`}
              title={one.areaName}
              on={one.areaId === areaId}
              onTap={() => setAreaId(one.areaId)}
            />
          ))}
        </Card>
      )}
      <Card className="figures" title={`${shown?.areaName ?? '全部区域'}近一年`}>
        <Row title="活动" value={`${data.activities} 场，取消 ${data.cancelled} 场`} />
        <Row title="培训" value={`${data.trainings} 场，合格 ${data.trained} 人次`} />
        <Row title="报名和到场" value={`${data.signUps} / ${data.came} 人次`} />
        <Row title="临时取消" value={`${data.cancelledLate} 人次`} />
        <Row title="参与的人" value={`${data.people} 人`} />
        <Row title="志愿时长" value={hours(data.serviceHalfHours)} />
        <Row title="邻里互助" value={`${data.helps} 次，${hours(data.helpHalfHours)}`} />
      </Card>
    </>
  )
}
