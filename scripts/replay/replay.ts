import type { Output } from '@linli/shared/contract'
import type { ManualClock } from '../../server/src/platform/clock'
import { type Answer, caller } from '../api/caller'
import { leafFor } from './categories'
import { type Crew, gatherCrew } from './crew'
import { mapOnto } from './map'
import type { Row } from './read-file'
import { nextStep, type Step, timeOf, type View } from './steps'
import { staffOf } from './work'

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR

/** By this word the cases of a replay are found again; the number of the request follows it. */
const MARK = '回放'
const MARKED = new RegExp(`^【${MARK} ([\\w-]+)】`)

/** Where requests are replayed: a running server whose clock we hold. */
export interface Place {
  url: string
  clock: ManualClock
  /** Short name of the county. */
  tenant: string
  /** What the server does by itself as time goes by; asked for each hour of the clock. */
  everyHour(): Promise<void>
}

/** How far it has come. */
export interface Progress {
  /** The clock, epoch ms. */
  at: number
  read: number
  closed: number
}

/** What became of the rows, as the API tells it. */
export interface Counts {
  /** Rows the server took or refused. */
  read: number
  /** Cases there are now. */
  placed: number
  refused: { line: number; code: string; detail: string }[]
  closed: number
  /** Past their due time: when they were done, or now. */
  overdue: number
  /** Cases that could not be worked on, with what the server said. */
  stuck: { id: string; step: Step; code: string }[]
}

/**
 * Lets the requests of a file come in again, in order of time, at the file's own times moved on by whole weeks to end before
 * `now`. Residents report, staff work, and what the file says was closed is closed when it says. A request that already is a case
 * is not reported again but taken up where it stands: a replay that was cut off goes on, one that was done changes nothing.
 */
export async function replay(
  place: Place,
  rows: readonly Row[],
  now: number,
  told: (progress: Progress) => void = () => undefined,
): Promise<Counts> {
  const { clock, url, tenant } = place
  const last = Math.max(...rows.flatMap(({ askedAt, closedAt }) => [askedAt, closedAt ?? askedAt]))
  clock.set(now)
  const crew = await gatherCrew(url, clock, tenant)
  const border = (await caller(url)('areas.polygons', { tenant, level: 'county' })).ok.items[0]?.polygon
  if (!border) throw new Error(`${tenant} has no border`)
  const placeOf = mapOnto(border, rows)
  const staff = staffOf(crew)
  const before = await casesOf(crew)
  const shift = shiftOf(before, rows) ?? Math.floor((now - last) / WEEK) * WEEK

  const refused: Counts['refused'] = []
  const stuck: Counts['stuck'] = []
  const progress: Progress = { at: 0, read: 0, closed: 0 }

  interface Planned {
    at: number
    run(): Promise<Planned | null>
  }

  const report = (row: Row): Planned => ({
    at: row.askedAt + shift,
    async run() {
      const answer = await reportOf(crew, row, placeOf(row))
      progress.read++
      if (answer.status === 200) return following(row, answer.body)
      refused.push({ line: row.line, code: answer.code ?? '', detail: String(answer.body.detail ?? '') })
      return null
    },
  })

  const following = (row: Row, view: View): Planned | null => {
    const step = nextStep(view)
    const at = step && timeOf(step, row)
    if (step === null || at === null) return null
    return {
      at: at + shift,
      async run() {
        const answer = await takeAsItStands(staff, step, view)
        if (answer.status !== 200) {
          expected(answer)
          stuck.push({ id: view.id, step, code: answer.code ?? '' })
          return null
        }
        if (step === 'close') progress.closed++
        return following(row, answer.body)
      },
    }
  }

  const known = new Map(before.map((one) => [one.request, one]))
  const queue: Planned[] = []
  for (const row of rows) {
    const one = known.get(row.id)
    if (one) progress.read++
    const next = one ? following(row, await staff.view(one.id)) : report(row)
    if (next) queue.push(next)
  }

  const everyHour = async (until: number): Promise<void> => {
    while (clock.now() < until) {
      clock.set(Math.min(until, (Math.floor(clock.now() / HOUR) + 1) * HOUR))
      await place.everyHour()
      told({ ...progress, at: clock.now() })
    }
  }
  clock.set(Math.min(last + shift, ...queue.map(({ at }) => at)))
  for (let one = earliest(queue); one; one = earliest(queue)) {
    await everyHour(Math.floor(one.at / HOUR) * HOUR)
    clock.set(Math.max(clock.now(), one.at))
    const next = await one.run()
    if (next) queue.push(next)
  }
  await everyHour(last + shift)
  const after = await casesOf(crew)
  return {
    read: after.length + refused.length,
    placed: after.length,
    closed: after.filter(({ stage }) => stage === 'closed' || stage === 'evaluated').length,
    overdue: after.filter(({ clock }) => clock?.overdue).length,
    ...{ refused, stuck },
  }
}

/** The server's own steps (a reminder, a recount) come between ours: then the case is looked at again, and the step taken if it still leads on. */
async function takeAsItStands(
  staff: ReturnType<typeof staffOf>,
  step: Step,
  seen: View,
): Promise<Answer<View>> {
  const answer = await staff.take(step, seen)
  if (answer.code !== 'STALE_VERSION') return answer
  const now = await staff.view(seen.id)
  return nextStep(now) === step && now.version !== seen.version ? takeAsItStands(staff, step, now) : answer
}

/** Takes the earliest out; of several, the one that was planned first. */
function earliest<T extends { at: number }>(queue: T[]): T | undefined {
  let first = 0
  for (let i = 1; i < queue.length; i++) if (queue[i]!.at < queue[first]!.at) first = i
  return queue.splice(first, 1)[0]
}

/** A resident says it. The key makes one case of two runs at once; {@link casesOf} of runs one after the other. */
async function reportOf(
  crew: Crew,
  row: Row,
  { lng, lat }: { lng: number; lat: number },
): Promise<Answer<View>> {
  const { code, name } = leafFor(row.category)
  const place = { lng, lat, address: row.address }
  const text = `【${MARK} ${row.id}】${name}，${row.address || '没有说明地点'}`
  const by = crew.residents[Number.parseInt(row.id, 36) % crew.residents.length] ?? crew.residents[0]!
  return expected(await by.call('cases.report', { text, place, categoryCode: code }, `replay-${row.id}`))
}

/** A refusal is an answer; a server that fails is none. */
function expected<T>(answer: Answer<T>): Answer<T> {
  if (answer.status >= 500) throw new Error(`the server failed: ${JSON.stringify(answer.body)}`)
  return answer
}

type Known = Output<'cases.list'>['items'][number] & { request: string }

/** The cases that replays have made, by the mark in their titles. */
async function casesOf({ dispatcher }: Crew): Promise<Known[]> {
  const found: Known[] = []
  let cursor: string | undefined
  do {
    const page = (await dispatcher.call('cases.list', { q: MARK, limit: 100, ...(cursor && { cursor }) })).ok
    for (const one of page.items) {
      const request = MARKED.exec(one.title)?.[1]
      if (request) found.push({ ...one, request })
    }
    cursor = page.next ?? undefined
  } while (cursor)
  return found
}

/** By how much an earlier replay of these rows moved them. */
function shiftOf(cases: readonly Known[], rows: readonly Row[]): number | null {
  for (const { request, createdAt } of cases) {
    const row = rows.find(({ id }) => id === request)
    if (row) return Date.parse(createdAt) - row.askedAt
  }
  return null
}
