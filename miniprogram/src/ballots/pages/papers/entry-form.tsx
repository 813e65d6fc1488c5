import type { Choice as Chosen } from '@linli/shared/ballots/ballot'
import { chinaDay } from '@linli/shared/platform/china-time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/platform/api/use-command'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Choice } from '@/platform/ui/choice'
import { Field } from '@/platform/ui/field'
import { PhotoGrid } from '@/platform/ui/photo-grid'
import { confirm, toast } from '@/platform/ui/tell'
import { usePhotos } from '@/platform/ui/use-photos'
import { momentOf, timeOf } from '@/platform/ui/when'
import { WhenField } from '@/platform/ui/when-field'
import { type BallotView, onTheWire } from '../../ballot'
import { sayChoice, wrongWith } from '../../choice'
import { ChoicePart } from '../../components/choice-part'
import { sayVoter, VoterFind } from '../../components/voter-find'
import { likelyReceived, type Paper } from '../../paper'

interface FormProps {
  ballot: BallotView
  /** The paper whose second entry this is: number and voter are given, what was read is not shown. */
  second: Paper | undefined
  onDone: () => void
}

const SAID: Record<Paper['state'], string> = {
  waiting: '已录入第一遍，等另一位工作人员录入第二遍',
  counted: '两遍一致，已计入',
  differs: '两遍不一样，到“要核对”里由两人核对',
  conflict: '这位投票人还有另一票，到“要核对”里由两人核对',
  setAside: '已作废',
}

/** Enters one paper: whose, which number, when it was put in, and what it says. */
export function EntryForm({ ballot, second, onDone }: FormProps) {
  const likely = likelyReceived(ballot.opensAt, ballot.closesAt, Date.now())
  const first = second ? Date.parse(second.receivedAt) : likely
  const [voter, setVoter] = useState(second && { voterId: second.voterId, said: second.label })
  const [serial, setSerial] = useState(second?.serial ?? '')
  const [day, setDay] = useState(chinaDay(first))
  const [time, setTime] = useState(timeOf(first))
  const [choice, setChoice] = useState<Chosen>()
  const photos = usePhotos(1)
  const enter = useCommand('ballots.enterPaper')

  const send = async () => {
    if (!voter) return toast('请先找到投票人')
    if (!/^[\w-]{1,20}$/.test(serial)) return toast('票号只用字母、数字和连字符')
    const wrong = wrongWith(ballot, choice)
    if (wrong || !choice) return toast(wrong ?? '')
    if (photos.uploading) return toast('照片还在上传，请稍等')
    const sure = await confirm({
      title: `录入 ${serial} 号票？`,
      text: `${voter.said}：${sayChoice(ballot, choice).join('；')}`,
      yes: '录入',
    })
    if (!sure) return
    const paper = await enter.run({
      ...{ id: ballot.id, serial, voterId: voter.voterId, choice: onTheWire(choice) },
      ...{ receivedAt: momentOf(day, time), scanFileId: photos.fileIds[0] ?? null },
    })
    if (!paper) return
    toast(SAID[paper.state])
    setVoter(undefined)
    setSerial('')
    setChoice(undefined)
    photos.done()
    onDone()
  }

  if (!voter)
    return (
      <Card title="谁的票" className="whose">
        <VoterFind
          ballotId={ballot.id}
          draw={(one) => (
            <Choice
              key={one.voterId}
              className={`voter-at-${one.label}`}
              title={sayVoter(one)}
              hint={one.used ? '已经投过，再录入会由两人核对' : undefined}
              on={false}
              onTap={() => setVoter({ voterId: one.voterId, said: sayVoter(one) })}
            />
          )}
        />
      </Card>
    )
  return (
    <>
      <Card title={second ? '第二遍录入' : '录入纸质票'}>
        {second && <View className="warn">请照着票面录入。第一遍录的内容不显示，两遍一致才计入。</View>}
        <Row
          title="谁的票"
          value={voter.said}
          onTap={second ? undefined : () => setVoter(undefined)}
          className="change-voter"
        />
        <Field
          name="serial"
          label="票号"
          required
          disabled={second !== undefined}
          maxLength={20}
          value={serial}
          onChange={setSerial}
          error={enter.problem?.field('serial')}
        />
        <WhenField name="day" label="投入票箱的日期" mode="date" value={day} onChange={setDay} />
        <WhenField name="time" label="投入票箱的时间" mode="time" value={time} onChange={setTime} />
      </Card>
      <Card title="票面上选的是">
        <ChoicePart question={ballot} choice={choice} onChange={setChoice} />
      </Card>
      <Card title="票面的照片">
        <View className="soft">核对时要看。录入一次就够。</View>
        <PhotoGrid photos={photos} />
      </Card>
      <Button block className="send-paper" busy={enter.busy} onTap={send}>
        录入
      </Button>
    </>
  )
}
