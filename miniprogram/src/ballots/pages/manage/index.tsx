import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { StatusTag } from '@/platform/ui/status-tag'
import { sayWhen } from '@/platform/ui/when'
import { type Asked, WordsSheet } from '@/platform/ui/words-sheet'
import { type BallotView, go } from '../../ballot'
import '../../components/parts.scss'
import { Turnout } from '../../components/turnout'
import { phaseTag, sayHow, sayVoters } from '../../say'
import { CountsPart } from './counts-part'
import { NextPart } from './next-part'

/** One ballot for who runs it: what is to be done next, and the ways to its roll, papers and voters. */
export default function ManagePage() {
  const { id = '' } = useRouter().params
  const query = useQuery('ballots.view', { id })
  const [asked, setAsked] = useState<Asked>()
  const ballot = query.data
  return (
    <Screen of={query} className="manage">
      {ballot && (
        <>
          <Card title={ballot.title} extra={<StatusTag {...phaseTag(ballot.phase, ballot.passed)} />}>
            <View className="words">{sayNext(ballot)}</View>
            <NextPart ballot={ballot} onChange={query.setData} ask={setAsked} />
          </Card>
          {ballot.participation.due.heads > 0 && (
            <Card title="参加的情况">
              <Turnout
                present={ballot.participation.present}
                due={ballot.participation.due}
                decision={ballot.decision}
              />
              <CountsPart id={id} />
            </Card>
          )}
          <Card>
            {ballot.abilities.includes('enterPapers') && (
              <Row
                title="纸质票"
                value="录入和核对"
                className="go-papers"
                onTap={() => go('papers', { id })}
              />
            )}
            {ballot.participation.due.heads > 0 && (
              <Row
                title={ballot.silentClause === null ? '谁投了' : '谁投了、送达凭证'}
                className="go-voters"
                onTap={() => go('voters', { id })}
              />
            )}
            {ballot.rollId !== null && (
              <Row
                title="名册"
                value={ballot.abilities.includes('revise') ? '认领和更正' : ''}
                className="go-roll"
                onTap={() => go('roll', { id: ballot.rollId ?? undefined })}
              />
            )}
            <Row title="居民看到的样子" className="go-ballot" onTap={() => go('ballot', { id })} />
          </Card>
          <Card title="设置">
            <Row title="投票时间" value={`${sayWhen(ballot.opensAt)} 到 ${sayWhen(ballot.closesAt)}`} />
            <Row title="公告" value={`至少 ${ballot.noticeDays} 天`} />
            <Row title="谁来投" value={sayVoters(ballot.voters, ballot.areaName)} />
            <Row title="怎么投" value={sayHow(ballot.rules)} />
            <Row title="记不记名" value={ballot.secret ? '无记名' : '记名'} />
            {ballot.warnings.map((line) => (
              <View key={line} className="warn">
                {line}
              </View>
            ))}
          </Card>
        </>
      )}
      {asked && <WordsSheet key={asked.title} asked={asked} onClose={() => setAsked(undefined)} />}
    </Screen>
  )
}

/** What comes next, in a sentence. */
function sayNext({ phase, noticeDays, opensAt, closesAt, abilities, cancelReason }: BallotView): string {
  switch (phase) {
    case 'draft':
      return `检查无误后公告。公告后内容不能再改，满 ${noticeDays} 天、到 ${sayWhen(opensAt)} 自动开始投票。`
    case 'announced':
      return `已公告。${sayWhen(opensAt)} 自动开始投票，名册到时冻结。`
    case 'open':
      return `正在投票，${sayWhen(closesAt)} 截止。截止前谁也看不到选了什么。`
    case 'closed':
      return abilities.includes('checkPapers')
        ? '投票已截止。纸质票都核对完后，计票并公布。'
        : '投票已截止，可以计票并公布。'
    case 'published':
      return '结果已公布，所有投票人都收到了通知。'
    case 'cancelled':
      return `这次表决已取消。原因：${cancelReason ?? '没有写'}`
  }
}
