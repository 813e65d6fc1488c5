import { STARS } from '@linli/shared/volunteering/hours'
import { View } from '@tarojs/components'
import type { Item, Output } from '@/platform/api/contract'
import { fileUrl } from '@/platform/api/file-url'
import { useCommand } from '@/platform/api/use-command'
import { usePage } from '@/platform/api/use-page'
import { useQuery } from '@/platform/api/use-query'
import { openPdf } from '@/platform/device/open-pdf'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Failed } from '@/platform/ui/failed'
import { Listed } from '@/platform/ui/listed'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { toast } from '@/platform/ui/tell'
import { sayWhen } from '@/platform/ui/when'
import { hours } from '../../say'
import '../../components/lists.scss'

type Certificate = Output<'volunteering.issueCertificate'>

const KINDS = { service: '志愿服务', help: '邻里互助', training: '培训' } as const
const BANK = {
  ...{ earned: '服务存入', overflow: '转入公益池', corrected: '时长更正' },
  ...{ spent: '求助使用', given: '捐给公益池', granted: '公益时间' },
} as const

/** Shows the paper. */
async function download(one: Certificate): Promise<void> {
  const said = await openPdf(fileUrl(one.fileUrl), `证书-${one.code}.pdf`)
  if (said) toast(said)
}

/** 我的时长: hours, stars, the time bank, certificates. */
export default function HoursPage() {
  const query = useQuery('volunteering.summary', {})
  const records = usePage('volunteering.records', { limit: 20 })
  const papers = useQuery('volunteering.certificates', { limit: 20 })
  const bank = useQuery('volunteering.bankLines', { limit: 20 })
  const issue = useCommand('volunteering.issueCertificate')
  const sums = query.data

  const make = async (recordId?: string) => {
    const paper = await issue.run(recordId ? { recordId } : {})
    if (!paper) return
    papers.reload()
    await download(paper)
  }

  return (
    <Screen
      of={query}
      className="hours"
      footer={
        sums && sums.halfHours > 0 ? (
          <Button block className="make-certificate" busy={issue.busy} onTap={() => make()}>
            开具志愿服务证书
          </Button>
        ) : undefined
      }
    >
      {sums && (
        <Card title="累计志愿时长">
          <View className="big sum">{hours(sums.halfHours)}</View>
          <Row title="星级" value={sums.stars > 0 ? `${sums.stars} 星志愿者` : `满 ${STARS[0]} 小时评一星`} />
          {sums.toNextStar !== null && <Row title="离下一星还差" value={hours(sums.toNextStar)} />}
          <Row title="时间银行可用" value={hours(sums.saved - sums.held)} />
          {sums.held > 0 && <Row title="已为求助留出" value={hours(sums.held)} />}
          <View className="soft">存下的时间，自己或家人需要帮助时可以用。</View>
        </Card>
      )}
      {papers.problem && !papers.answered && <Failed problem={papers.problem} onRetry={papers.reload} />}
      {(papers.data?.items.length ?? 0) > 0 && (
        <Card title="我的证书">
          {papers.data?.items.map((one) => (
            <Row
              key={one.code}
              className="certificate"
              title={one.kind === 'training' ? (one.course ?? '培训') : `志愿服务 ${hours(one.halfHours)}`}
              value={one.valid ? sayWhen(one.issuedAt) : '已失效'}
              onTap={one.valid ? () => download(one) : undefined}
            />
          ))}
        </Card>
      )}
      {bank.problem && !bank.answered && <Failed problem={bank.problem} onRetry={bank.reload} />}
      {(bank.data?.items.length ?? 0) > 0 && (
        <Card title="时间银行">
          {bank.data?.items.map((one) => (
            <Row
              key={one.id}
              title={BANK[one.kind]}
              value={`${one.halfHours > 0 ? '+' : '−'}${hours(Math.abs(one.halfHours))}`}
            />
          ))}
        </Card>
      )}
      <Listed
        page={records}
        empty={<Card>还没有时长。参加活动并签到、签退，组织者确认后就会记在这里。</Card>}
      >
        {(one) => <RecordCard key={one.id} one={one} busy={issue.busy} onCertificate={() => make(one.id)} />}
      </Listed>
    </Screen>
  )
}

interface RecordCardProps {
  one: Item<'volunteering.records'>
  busy: boolean
  onCertificate: () => void
}

function RecordCard({ one, busy, onCertificate }: RecordCardProps) {
  const tone = one.halfHours > 0 ? 'jade' : 'plain'
  const tag = one.standing ? (
    <StatusTag text={hours(one.halfHours)} icon="clock" tone={tone} />
  ) : (
    <StatusTag text="已更正" icon="refresh" tone="plain" />
  )
  return (
    <Card className={`record-${one.id}`} title={one.title} extra={tag}>
      <View className="soft">
        {KINDS[one.kind]} · {sayWhen(one.from)}
      </View>
      {one.reason && <View className="soft">更正原因：{one.reason}</View>}
      {one.kind === 'training' && one.standing && one.halfHours > 0 && (
        <Button kind="text" busy={busy} onTap={onCertificate}>
          开具培训证书
        </Button>
      )}
    </Card>
  )
}
