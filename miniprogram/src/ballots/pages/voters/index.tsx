import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { Choice } from '@/platform/ui/choice'
import { PhotoGrid } from '@/platform/ui/photo-grid'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { toast } from '@/platform/ui/tell'
import { usePhotos } from '@/platform/ui/use-photos'
import '../../components/parts.scss'
import { sayVoter, type Voter, VoterFind } from '../../components/voter-find'
import { sayWeight } from '../../say'

/** Who may vote and who has; never what. Where a clause asks for it, proof that the ballot was delivered. */
export default function VotersPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('ballots.view', { id })
  const [chosen, setChosen] = useState<string[]>([])
  const photos = usePhotos(1)
  const record = useCommand('ballots.recordDelivery')
  const ballot = query.data
  const delivers =
    ballot !== undefined &&
    ballot.silentClause !== null &&
    (ballot.phase === 'open' || ballot.phase === 'closed')
  const send = async () => {
    const [proofFileId] = photos.fileIds
    if (chosen.length === 0) return toast('请先选择已经送达的业主')
    if (!proofFileId) return toast(photos.uploading ? '照片还在上传，请稍等' : '请拍下送达的凭证')
    const done = await record.run({ id, voterIds: chosen, proofFileId })
    if (!done) return
    toast(`已记录 ${done.recorded} 户送达`)
    setChosen([])
    photos.done()
  }
  const toggle = (voterId: string) =>
    setChosen(chosen.includes(voterId) ? chosen.filter((one) => one !== voterId) : [...chosen, voterId])
  return (
    <Screen
      of={query}
      className="voters"
      footer={
        delivers ? (
          <Button block className="record-delivery" busy={record.busy} onTap={send}>
            {chosen.length === 0 ? '记录送达' : `记录 ${chosen.length} 户送达`}
          </Button>
        ) : undefined
      }
    >
      {delivers && (
        <Card title="送达凭证">
          <View className="soft">
            规约条款：{ballot.silentClause}
            。只有留下送达凭证的业主，没投票才按条款处理。拍一张签收单或张贴的照片，再选出这次送达的业主。
          </View>
          <PhotoGrid photos={photos} />
        </Card>
      )}
      {ballot && (
        <VoterFind
          ballotId={id}
          draw={(voter) =>
            delivers && !voter.used ? (
              <Choice
                key={voter.voterId}
                className={`voter-${voter.voterId} voter-at-${voter.label}`}
                title={sayVoter(voter)}
                hint={`${sayWeight(voter)} · 还没投`}
                on={chosen.includes(voter.voterId)}
                onTap={() => toggle(voter.voterId)}
              />
            ) : (
              <VoterCard key={voter.voterId} voter={voter} />
            )
          }
        />
      )}
    </Screen>
  )
}

function VoterCard({ voter }: { voter: Voter }) {
  const { used, channel } = voter
  return (
    <Card
      className="voter"
      title={sayVoter(voter)}
      extra={
        used ? (
          <StatusTag text={channel === 'paper' ? '纸质票' : '已投'} icon="check" tone="jade" />
        ) : (
          <StatusTag text="还没投" icon="clock" />
        )
      }
    >
      <View className="soft">{sayWeight(voter)}</View>
    </Card>
  )
}
