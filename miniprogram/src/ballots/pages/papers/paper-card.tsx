import { View } from '@tarojs/components'
import { useState } from 'react'
import { fileUrl } from '@/platform/api/file-url'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { PhotoRow } from '@/platform/ui/photo-grid'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import type { BallotView } from '../../ballot'
import { sayChoice } from '../../choice'
import type { Paper } from '../../paper'
import { CheckSheet } from './check-sheet'

const STATES = {
  waiting: { text: '等第二遍', icon: 'clock', tone: 'amber' },
  differs: { text: '两遍不同', icon: 'warning', tone: 'red' },
  conflict: { text: '有两票', icon: 'warning', tone: 'red' },
  counted: { text: '已计入', icon: 'check', tone: 'jade' },
  setAside: { text: '不计入', icon: 'close', tone: 'plain' },
} as const

interface CardProps {
  ballot: BallotView
  paper: Paper
  onEnter: () => void
  onDone: () => void
}

/** One paper: what was read, and what is to be done about it. */
export function PaperCard({ ballot, paper, onEnter, onDone }: CardProps) {
  const { id, serial, label, state, entries, other, scan, receivedAt, checkedBy } = paper
  const [checking, setChecking] = useState(false)
  const mine = entries.some(({ byMe }) => byMe)
  return (
    <Card
      className={`paper-${serial} paper-${state}`}
      title={`${serial} 号 · ${label}`}
      extra={<StatusTag {...STATES[state]} />}
    >
      <View className="soft">{sayWhen(receivedAt)} 投入票箱</View>
      {entries.map(({ at, byMe, choice }, i) => (
        <View key={at + String(byMe)}>
          第 {entries.length === 1 && state === 'waiting' ? 1 : i + 1} 遍{byMe && '（我录的）'}：
          {sayChoice(ballot, choice).join('；')}
        </View>
      ))}
      {other && (
        <View>
          另一票：{other.channel === 'paper' ? '纸质' : '手机'}
          {other.by === 'proxy' && '（别人代投）'}，{sayWhen(other.at)}，
          {other.differs ? '选的不一样' : '选的一样'}。
          {paper.counts === 'paper' ? '现在按纸质票计' : '现在按另一票计'}
        </View>
      )}
      {scan && <PhotoRow urls={[fileUrl(scan.url)]} />}
      {state === 'waiting' &&
        (mine ? (
          <View className="soft">您已录入第一遍，请另一位工作人员录入第二遍。</View>
        ) : (
          <View className="ways">
            <Button className={`second-${serial}`} onTap={onEnter}>
              录入第二遍
            </Button>
          </View>
        ))}
      {(state === 'differs' || state === 'conflict') && (
        <>
          {checkedBy === 1 && <View className="soft">已有一人核对，还要一人。两人说法一致才算。</View>}
          <View className="ways">
            <Button className={`check-${serial}`} onTap={() => setChecking(true)}>
              核对
            </Button>
          </View>
        </>
      )}
      {checking && (
        <CheckSheet
          key={id}
          ballot={ballot}
          paper={paper}
          onClose={() => setChecking(false)}
          onDone={() => {
            setChecking(false)
            onDone()
          }}
        />
      )}
    </Card>
  )
}
