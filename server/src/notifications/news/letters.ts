import { ACTIONS, type Action } from '@linli/shared/cases/stages'
import { unitsByIds } from '../../areas'
import { caseForNotice } from '../../cases'
import type { Context } from '../../platform/context'
import { aggregateIdOf, type StoredEvent } from '../../platform/store/events'
import { progressValues, ratingValues, taskValues } from '../delivery/values'
import { accountsOf } from './audience'
import type { Happening, Story } from './happening'
import type { Letter } from './letter'
import { tellResidents } from './residents'
import { tasksAfter } from './staff'

/** Events of cases that may be told; each action is one. */
export const TOLD: readonly string[] = ACTIONS.map((action) => `cases.${action}`)

const ms = (value: unknown): number | null =>
  value === null || value === undefined ? null : new Date(value as string | number | Date).getTime()

type Subject = NonNullable<Awaited<ReturnType<typeof caseForNotice>>>

async function happeningOf(context: Context, event: StoredEvent, subject: Subject): Promise<Happening> {
  const { data } = event
  const unitId = (data.unitId as string | null | undefined) ?? subject.unitId
  const targetId = data.targetId as string | undefined
  const [units, target] = await Promise.all([
    // The case names its own unit; another one is looked up.
    unitId && unitId !== subject.unitId ? unitsByIds(context, [unitId]) : null,
    targetId ? caseForNotice(context, targetId) : null,
  ])
  return {
    action: event.type.slice('cases.'.length) as Action,
    at: event.at.getTime(),
    number: subject.number,
    title: subject.title,
    stage: (data.to as Happening['stage'] | undefined) ?? subject.stage,
    round: Number(data.round ?? subject.round),
    dueAt: ms(data.dueAt) ?? ms(subject.dueAt),
    unit: (unitId && units ? units.get(unitId)?.name : subject.unitName) ?? null,
    until: ms(data.until),
    awaitingFrom: (data.awaitingFrom as Happening['awaitingFrom'] | undefined) ?? null,
    passed: (data.passed as boolean | undefined) ?? null,
    level: (data.level as string | number | undefined) ?? null,
    percent: (data.percent as number | undefined) ?? null,
    whistle: data.whistle === true,
    target: target?.number ?? null,
  }
}

/**
 * The letters of one event, at most one an account: who has something to do is told that, everybody else who reported or follows
 * the case is told what happened. Nobody is told of work by himself that he has just given out.
 */
export async function lettersFor(context: Context, event: StoredEvent): Promise<Letter[]> {
  const subject = await caseForNotice(context, aggregateIdOf(event))
  if (!subject) return []
  const happening = await happeningOf(context, event, subject)
  const about = { kind: 'case', id: aggregateIdOf(event) } as const
  const letters = new Map<string, Letter>()

  const unitId = (event.data.unitId as string | null | undefined) ?? subject.unitId
  const countyPath = `/${subject.gridPath.split('/')[1]}/`
  for (const task of tasksAfter(happening)) {
    const accounts = await accountsOf(context, task.to, { ...subject, unitId, countyPath }, happening.level)
    const values = happening.dueAt === null ? null : taskValues(happening, task, happening.dueAt)
    for (const accountId of accounts) {
      if (letters.has(accountId) || accountId === event.actor.id) continue
      letters.set(accountId, {
        accountId,
        subject: about,
        title: task.title,
        body: task.body,
        wechat: values && { template: 'task', values },
        sms: task.urgent ? `【邻里】${task.body}` : null,
      })
    }
  }

  const story = tellResidents(happening)
  for (const accountId of story ? subject.reporterIds : []) {
    if (letters.has(accountId) || (happening.action === 'withdraw' && accountId === event.actor.id)) continue
    letters.set(accountId, {
      accountId,
      subject: about,
      ...residentLetter(happening, story as Story),
    })
  }
  return [...letters.values()]
}

function residentLetter(happening: Happening, story: Story): Omit<Letter, 'accountId' | 'subject'> {
  const wechat: Letter['wechat'] =
    happening.action === 'close'
      ? { template: 'rating', values: ratingValues(happening) }
      : { template: 'progress', values: progressValues(happening, story) }
  return { title: story.title, body: story.body, wechat, sms: null }
}
