import { bulletinHolds } from '@linli/shared/ballots/bulletin'
import { stepHolds } from '@linli/shared/ballots/steps'
import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { addressOf } from '@/platform/api/exchange'
import { tenant } from '@/platform/api/session'
import { copyText, offerFile } from '@/platform/device/save-text'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { tellProblem, toast } from '@/platform/ui/tell'
import type { Bulletin } from '../../ballot'

/** As much of a hash as tells two apart; a tap copies the whole. */
const short = (hash: string) => `${hash.slice(0, 12)}…`

/** What lets anybody check: this phone has done the sums again; the file lets a computer count all ballots again. */
export function ProofPart({ id, bulletin }: { id: string; bulletin: Bulletin }) {
  const holds = useMemo(() => bulletinHolds(bulletin) && bulletin.result.steps.every(stepHolds), [bulletin])
  const download = async (path: string, name: string) => {
    try {
      toast(await offerFile(addressOf(`/ballots/${id}/${path}?tenant=${await tenant()}`), name))
    } catch (problem) {
      tellProblem(problem)
    }
  }
  const copy = (text: string) => copyText(text).then(() => toast('已复制'), tellProblem)
  const { seed, commitment } = bulletin.lot
  return (
    <Card title="自己核对" className="proof">
      <View className={holds ? 'proof-holds' : 'warn'}>
        {holds
          ? '这部手机刚把公报的指纹和每一步都重算了一遍，全部一致。'
          : '这部手机重算的结果和公报不一致，请截图向街道反映。'}
      </View>
      <Row title="公报指纹" value={short(bulletin.hash)} onTap={() => copy(bulletin.hash)} />
      <Row title="抽签的种子" value={short(seed)} onTap={() => copy(seed)} />
      <Row title="事先的承诺" value={short(commitment)} onTap={() => copy(commitment)} />
      <View className="soft">
        计票文件里是全部选票（没有姓名），任何人都可以在电脑上用 npm run recount 重新计一遍。
      </View>
      <Button
        kind="plain"
        block
        className="get-recount"
        onTap={() => download('recount', `recount-${id}.jsonl`)}
      >
        取计票文件
      </Button>
      {bulletin.budget && (
        <Button
          kind="plain"
          block
          className="get-pabulib"
          onTap={() => download('pabulib', `ballot-${id}.pb`)}
        >
          取预算投票文件（.pb，研究用）
        </Button>
      )}
    </Card>
  )
}
