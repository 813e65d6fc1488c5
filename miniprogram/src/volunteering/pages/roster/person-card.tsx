import { View } from '@tarojs/components'
import { Button } from '@/platform/ui/button'
import { Card } from '@/platform/ui/card'
import { StatusTag } from '@/platform/ui/status-tag'
import { HoursStepper } from '../../components/hours-stepper'
import { sayPresence } from '../../say'
import type { RosterLine } from '../../types'

interface PersonCardProps {
  line: RosterLine
  /** Check-ins noted on this phone and not sent yet. */
  noted: { in: boolean; out: boolean }
  /** Whether people may be noted as there, and whether hours may be confirmed. */
  when: 'before' | 'now' | 'over'
  most: number
  hours: number
  onHours: (halfHours: number) => void
  onNote: (what: 'in' | 'out') => void
  onJudge: (accept: boolean) => void
  onRemove: () => void
  onCorrect: () => void
}

/** What this phone has noted comes before what the server knows. */
const saidOf = (line: RosterLine, waits: boolean): string => (waits ? '已记，待上传' : sayPresence(line))

const STATES = { in: '已报名', waiting: '候补', cancelled: '已取消' } as const

/** One person on the list: there or not, and how long. */
export function PersonCard(props: PersonCardProps) {
  const { line, noted, when, most, hours, onHours, onNote, onJudge, onRemove, onCorrect } = props
  const { presence, record } = line
  const here = Boolean(presence?.in) || noted.in
  const gone = Boolean(presence?.out) || noted.out
  const waits = (noted.in && !presence?.in) || (noted.out && !presence?.out)
  const doubtful = presence?.review === 'waiting'
  return (
    <Card
      className={`person-${line.accountId}`}
      title={`${line.name} ${line.phone ?? ''}`}
      extra={
        <StatusTag
          text={
            line.state === 'in' ? saidOf(line, waits) : `${STATES[line.state]}${line.late ? '（临时）' : ''}`
          }
          icon={record || here ? 'check' : 'clock'}
          tone={doubtful ? 'amber' : record || here ? 'jade' : 'plain'}
        />
      }
    >
      <View className="soft">{line.roleName}</View>
      {line.state === 'in' && (
        <View className="ways">
          {when !== 'before' && !here && (
            <Button kind="plain" className={`note-in-${line.accountId}`} onTap={() => onNote('in')}>
              记到场
            </Button>
          )}
          {when !== 'before' && here && !gone && !record && (
            <Button kind="plain" className={`note-out-${line.accountId}`} onTap={() => onNote('out')}>
              记离开
            </Button>
          )}
          {doubtful && (
            <>
              <Button className={`accept-${line.accountId}`} onTap={() => onJudge(true)}>
                确实在场
              </Button>
              <Button kind="danger" onTap={() => onJudge(false)}>
                不在场
              </Button>
            </>
          )}
          {when === 'before' && (
            <Button kind="text" className={`remove-${line.accountId}`} onTap={onRemove}>
              取消其报名
            </Button>
          )}
        </View>
      )}
      {record && (
        <Button kind="text" className={`correct-${line.accountId}`} onTap={onCorrect}>
          更正时长
        </Button>
      )}
      {when === 'over' && presence?.in && !record && !doubtful && (
        <HoursStepper name={line.accountId} value={hours} most={most} onChange={onHours} />
      )}
    </Card>
  )
}
