import type { Output } from '@linli/shared/contract'
import { mayOpen } from '@linli/shared/deliberation/meeting'
import { maskName } from '@linli/shared/identity/mask'
import { wireTime } from '@linli/shared/platform/schemas'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import type { MeetingDoc, Motion } from '../model'
import { isCouncil } from '../policy'

export type MeetingView = Output<'deliberation.meeting'>

export const openMotionOf = ({ motions }: MeetingDoc): Motion | undefined => motions.find(({ open }) => open)

/** A meeting as anybody of the county sees it; people are named as far as those in the room need it. */
export async function presentMeeting(context: Context, one: MeetingDoc): Promise<MeetingView> {
  const { actor } = context
  const council = isCouncil(actor, one.areaPath)
  const ids = [
    ...one.waiting.map(({ accountId }) => accountId),
    ...one.tasks.map(({ ownerId }) => ownerId),
    ...(one.speaking ? [one.speaking.accountId] : []),
    ...(council ? one.present.map(({ accountId }) => accountId) : []),
  ]
  const people = await peopleByIds(context, ids)
  const inRoom = council || one.present.some(({ accountId }) => accountId === actor.id)
  const nameOf = (id: string): string => {
    const name = people.get(id)?.name || '居民'
    return inRoom || id === actor.id ? name : maskName(name)
  }
  const me = (id: string) => id === actor.id
  return {
    id: one._id,
    version: one.version,
    topicId: one.topicId,
    title: one.title,
    at: wireTime(one.at),
    place: one.place,
    state: one.state,
    announcedAt: wireTime(one.announcedAt),
    agenda: one.agenda,
    turnSeconds: one.turnSeconds,
    chair: me(one.chairId),
    invited: one.invited,
    present: one.present.length,
    // Whom the minutes may give a task to.
    attendees: council ? one.present.map(({ accountId: id }) => ({ id, name: nameOf(id) })) : [],
    checkedIn: one.present.some(({ accountId }) => me(accountId)),
    speaking: one.speaking && {
      name: nameOf(one.speaking.accountId),
      me: me(one.speaking.accountId),
      since: wireTime(one.speaking.since),
    },
    waiting: one.waiting.map(({ accountId }) => ({
      name: nameOf(accountId),
      me: me(accountId),
      turns: one.turns.filter((turn) => turn.accountId === accountId).length,
    })),
    motions: one.motions.map((motion) => presentMotion(motion, actor.id)),
    minutes: one.minutes,
    tasks: one.tasks.map(({ id, text, ownerId, dueAt, done }) => ({
      ...{ id, text, done, mine: me(ownerId) },
      owner: { id: ownerId, name: nameOf(ownerId) },
      dueAt: wireTime(dueAt),
    })),
    abilities: abilitiesOf(context, one),
  }
}

/** While a motion is open only how many have voted is said: nobody is to follow the others. */
function presentMotion(motion: Motion, accountId: string): MeetingView['motions'][number] {
  const count = (answer: string) =>
    motion.open ? null : motion.votes.filter((vote) => vote.answer === answer).length
  return {
    id: motion.id,
    agendaId: motion.agendaId,
    text: motion.text,
    open: motion.open,
    yes: count('yes'),
    no: count('no'),
    abstain: count('abstain'),
    voted: motion.votes.length,
    passed: motion.passed,
    mine: motion.votes.find((vote) => vote.accountId === accountId)?.answer ?? null,
  }
}

function abilitiesOf({ actor, now }: Context, one: MeetingDoc): MeetingView['abilities'] {
  const council = isCouncil(actor, one.areaPath)
  const here = one.present.some(({ accountId }) => accountId === actor.id)
  const open = one.state === 'open'
  const chair = one.chairId === actor.id
  const voting = openMotionOf(one) !== undefined
  const may: Record<MeetingView['abilities'][number], boolean> = {
    checkIn: open && !here,
    askToSpeak: open && here && !chair,
    vote: open && here && !chair && voting,
    open: council && one.state === 'announced' && mayOpen(one.at.getTime(), now()),
    cancel: council && one.state === 'announced',
    showCode: council && open,
    next: council && open && (one.waiting.length > 0 || one.speaking !== null),
    openMotion: council && open && !voting,
    closeMotion: council && open && voting,
    end: council && open && !voting,
  }
  return (Object.keys(may) as (keyof typeof may)[]).filter((name) => may[name])
}
