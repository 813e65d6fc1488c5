import { holderOf } from '@linli/shared/cases/facts'
import type { Role } from '@linli/shared/identity/roles'
import type { CaseDoc, ClockState } from './model'

/** Stages of which the public hears nothing any more. */
const GONE = ['merged', 'withdrawn']

/** In `publicIn` beside the areas, so that the whole county is an equality for the index too. */
export const EVERYWHERE = '*'

const unitDesk = (unitId: string): string => `unit:${unitId}`

/** The areas of a case from the county down. */
export const areaIdsOf = ({ place }: Pick<CaseDoc, 'place'>): string[] => [
  place.countyId,
  place.townId,
  place.communityId,
  place.gridId,
]

/**
 * Makes the fields that exist for the indexes from the others. Called before every write of a whole case.
 * @param now epoch ms: since when it lies on a desk that it has just reached
 */
export function derive(one: CaseDoc, now: number): void {
  const before = one.holder
  const areas = areaIdsOf(one)
  one.holder = holderOf(one)
  one.clockState = clockStateOf(one)
  one.dueAt = one.deadline ? new Date(one.deadline.dueAt) : null
  one.resumeAt = one.deadline?.suspended ? new Date(one.deadline.suspended.until) : null
  const calls = one.whistles.filter((call) => call.answeredAt === null && call.raisedAt === null)
  one.whistleDueAt = calls.length > 0 ? new Date(Math.min(...calls.map((call) => call.dueAt))) : null

  const units = [one.unitId, ...one.assistingUnitIds, ...one.whistledUnitIds]
  one.scopes = [
    ...new Set([...areas, ...one.scopes, ...units.flatMap((id) => (id === null ? [] : [unitDesk(id)]))]),
  ]
  const isPublic = one.visibility === 'public' && one.moderation === 'passed' && one.parentId === null
  one.publicIn = isPublic && !GONE.includes(one.stage) ? [EVERYWHERE, ...areas] : []

  const desks = desksOf(one)
  one.waiting = desks.flatMap((desk) =>
    desk.startsWith('unit:') ? [desk] : areas.map((area) => `${desk}@${area}`),
  )
  one.taskAt = taskAtOf(one, desks, before, now)
}

function clockStateOf({ deadline, stage }: CaseDoc): ClockState | null {
  if (!deadline) return null
  if (stage !== 'dispatched' && stage !== 'handling') return 'stopped'
  return deadline.suspended ? 'suspended' : 'running'
}

/** On whose desks a case lies: a role of its areas, or a unit. */
function desksOf(one: CaseDoc): string[] {
  const desks: (Role | `unit:${string}`)[] = one.whistledUnitIds.map((id) => `unit:${id}` as const)
  switch (one.holder) {
    case 'filer':
      desks.push('dispatcher')
      // Before filing a grid worker may look on site (DOMAIN §1).
      if (!one.verified) desks.push('gridWorker')
      break
    case 'dispatcher':
      desks.push('dispatcher')
      break
    case 'collector':
    case 'checker':
      desks.push('gridWorker')
      break
    case 'unit':
      if (one.unitId && one.clockState !== 'suspended') desks.push(`unit:${one.unitId}`)
  }
  if (one.extensionLevel === 1 || one.suspension === 'requested' || one.appeal === 'first')
    desks.push('dispatcher')
  const raised = one.whistles.some((call) => call.raisedAt !== null && call.answeredAt === null)
  if (one.extensionLevel === 2 || one.appeal === 'second' || raised) desks.push('supervisor')
  return [...new Set(desks)]
}

function taskAtOf(one: CaseDoc, desks: string[], before: CaseDoc['holder'], now: number): Date | null {
  if (desks.length === 0) return null
  const due = [one.clockState === 'running' ? one.dueAt : null, one.whistleDueAt].flatMap((at) => at ?? [])
  if (due.length > 0) return new Date(Math.min(...due.map(Number)))
  return one.holder === before && one.taskAt ? one.taskAt : new Date(now)
}

const TITLE_LENGTH = 30

/** The head of the words: the first line, to its first full stop, at most 30 characters. */
export function titleOf(text: string): string {
  const head = [...(text.split(/[\n。！？!?]/).find((line) => line.trim() !== '') ?? text).trim()]
  return head.length > TITLE_LENGTH ? `${head.slice(0, TITLE_LENGTH - 1).join('')}…` : head.join('')
}
