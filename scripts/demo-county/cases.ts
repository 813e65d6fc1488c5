import type { EndpointName, Input, Output } from '@linli/shared/contract'
import { CHINA_OFFSET_MS } from '@linli/shared/platform/china-time'
import { storeFile } from '../../server/src/files'
import { demoBook } from './book'
import { actOnce } from './hands'
import { patiently } from './patience'
import type { Person } from './people'
import { drawPhoto, sceneOf } from './photos'
import { type Random, randomFrom } from './random'
import type { SeededCounty, Stage } from './seed'
import { type Step, storyFor } from './stories'
import { wordsOf } from './words'

const HOUR = 3_600_000
const DAY = 24 * HOUR

type View = Output<'cases.view'>

/** What the server does with cases by itself as time goes by. */
export const JOBS = ['cases.resume', 'cases.escalate', 'cases.raiseWhistles', 'cases.evaluate'] as const

/** Refusals by the clock: on which days and hours a story falls decides whether its people are in time. */
const TOO_LATE: readonly string[] = ['OVERDUE', 'ROUND_WINDOW_OVER']

/** Whether a step could still be done; a story ends where its people come too late, as it would in life. */
export const inTime = (step: Promise<void>): Promise<boolean> =>
  step.then(
    () => true,
    (error: { code?: string }) => {
      if (!TOO_LATE.includes(error.code ?? '')) throw error
      return false
    },
  )

/** One thing that will be done, at a moment of the virtual clock. */
interface Planned {
  at: number
  order: number
  run(): Promise<Planned | null>
}

/** People sleep: what would happen at night happens the next morning. */
function inTheDay(at: number, random: Random): number {
  const hour = Math.floor(((at + CHINA_OFFSET_MS) % DAY) / HOUR)
  if (hour >= 7 && hour < 20) return at
  const midnight = at + CHINA_OFFSET_MS - ((at + CHINA_OFFSET_MS) % DAY) - CHINA_OFFSET_MS
  return midnight + (hour >= 20 ? DAY : 0) + 8 * HOUR + random.between(0, 90) * 60_000
}

/**
 * Lets the county live for some weeks: residents report, staff work, on the clock that is handed in, which ends at `until`. Steps
 * that would lie after it are left out, so that cases stand in every stage.
 * @param told how many cases are done with, for the progress
 */
export async function liveThrough(
  stage: Stage,
  county: SeededCounty,
  until: number,
  told: (done: number) => void,
): Promise<void> {
  const { server, clock, wechat } = stage
  const { plan, context, people, units, areas } = county
  const random = randomFrom(plan.map.seed + 1)
  const grids = areas.filter(({ level }) => level === 'grid')
  const start = until - plan.days * DAY
  let order = 0
  let finished = 0

  const call = <N extends EndpointName>(by: Person, name: N, input: Input<N>) =>
    actOnce(server.services, context.tenantId, by.actor, name, input)
  const photo = async (code: string, when: 'before' | 'after', by: Person) => {
    const bytes = await drawPhoto(sceneOf(code), when === 'after', random)
    return (await patiently(() => storeFile(context, { bytes, uploaderId: by.id }))).id
  }
  const unitFor = (code: string) =>
    units.find(({ duties }) => duties.some((duty) => code.startsWith(duty))) ??
    (units[0] as (typeof units)[number])

  function planCase(): Planned {
    const leaf = random.pick(demoBook)
    const grid = random.pick(grids)
    const worker = people.gridWorkers.get(grid.parentId as string) as Person
    const source = random.next() < 0.75 ? 'resident' : random.next() < 0.7 ? 'patrol' : 'phone'
    const dispatcher = random.pick(people.dispatchers)
    const reporter = { resident: random.pick(people.residents), patrol: worker, phone: dispatcher }[source]
    const right = unitFor(leaf.code)
    const other = units.find(({ _id }) => _id !== right._id) ?? right
    const handler = people.handlers.get(right._id) as Person
    const hands: Record<Step['by'], Person> = {
      ...{ reporter, grid: worker, dispatcher, handler },
      second: people.dispatchers.find(({ id }) => id !== dispatcher.id) ?? dispatcher,
      supervisor: random.pick(people.supervisors),
    }
    const story = storyFor(random).steps(random)
    // Only a resident answers; a story ends where somebody else would have to.
    const answers = story.findIndex(({ by }) => by === 'reporter')
    const steps = source === 'resident' || answers < 0 ? story : story.slice(0, answers)
    let view: View | null = null

    const step = async (one: Step): Promise<void> => {
      const by = hands[one.by]
      const target = { right, other }[one.unit ?? 'right']
      const form = {
        ...(one.note !== undefined && { note: one.note }),
        ...(one.reason !== undefined && { reason: one.reason }),
        ...(one.passed !== undefined && { passed: one.passed }),
        ...(one.photo && { attachments: [await photo(leaf.code, one.photo, by)] }),
        ...(one.unit && { unitId: target._id }),
        ...(one.untilDays && { until: new Date(clock.now() + one.untilDays * DAY).toISOString() }),
        ...(one.rating && { rating: one.rating }),
      }
      const send = ({ id, version }: View) =>
        call(by, `cases.${one.action}` as 'cases.handle', { id, version, ...form } as never)
      // Looked at again only when the system changed it meanwhile: a photo was judged, a call came late.
      view = (await send(view as View).catch(async (error: { code?: string }) => {
        if (error.code !== 'STALE_VERSION') throw error
        return send(await call(by, 'cases.view', { id: (view as View).id }))
      })) as View
    }
    const ended = (): null => {
      told(++finished)
      return null
    }
    const next = (index: number): Planned | null => {
      const one = steps[index]
      const at = one && inTheDay(clock.now() + one.after * HOUR + random.between(0, 25) * 60_000, random)
      if (!one || at === undefined || at > until) return ended()
      return {
        at,
        order: order++,
        run: async () => ((await inTime(step(one))) ? next(index + 1) : ended()),
      }
    }
    const report = async (): Promise<Planned | null> => {
      const { text, address } = wordsOf(leaf.name, random)
      const attachments = random.next() < 0.8 ? [await photo(leaf.code, 'before', reporter)] : []
      const near = { lng: (random.next() - 0.5) * 0.004, lat: (random.next() - 0.5) * 0.004 }
      const place = { lng: grid.center.lng + near.lng, lat: grid.center.lat + near.lat, address }
      const visibility = random.next() < 0.9 ? ('public' as const) : ('private' as const)
      // A category left out is proposed to the staff; some residents do that, but staff must file with one.
      view = await call(reporter, 'cases.report', {
        ...{ text, place, attachments, visibility, source },
        categoryCode: leaf.code,
      })
      const followers = random.next() < 0.3 ? random.between(1, 3) : 0
      for (let i = 0; i < followers; i++) {
        const resident = random.pick(people.residents)
        if (resident.id !== reporter.id && visibility === 'public')
          await call(resident, 'cases.follow', { id: view.id }).catch(ignoreNotYetPublic)
      }
      return next(0)
    }
    // More of late than long ago, so that there is something to do today.
    const at = inTheDay(start + (1 - random.next() ** 1.6) * (until - start - 2 * HOUR), random)
    return { at: Math.min(at, until - HOUR), order: order++, run: report }
  }

  const queue = Array.from({ length: plan.cases }, planCase)
  // Everybody has read what is older: a badge of eighty would say nothing.
  const readingDay = Math.floor(until / DAY) - 1
  let lastDay = 0
  while (queue.length > 0) {
    queue.sort((a, b) => a.at - b.at || a.order - b.order)
    const one = queue.shift() as Planned
    clock.set(Math.max(clock.now(), one.at))
    await wechat.setClock({ at: clock.now() })
    const day = Math.floor(clock.now() / DAY)
    if (day !== lastDay) {
      lastDay = day
      for (const job of JOBS) await patiently(() => server.jobs.run(job))
      // Messages and checks of the day before; claiming one of thousands at the end costs the engine a sort over all of them.
      await server.outbox.drain()
      await wechat.flushPushes()
      if (day === readingDay)
        for (const person of people.all) await call(person, 'notifications.markRead', {})
    }
    const following = await one.run()
    if (following) queue.push(following)
  }
  clock.set(until)
}

/** Whose text is still being checked, nobody else can follow. */
function ignoreNotYetPublic(error: { code?: string }): void {
  if (error.code !== 'NOT_FOUND') throw error
}
