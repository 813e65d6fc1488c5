import type { EndpointName, Input, Output } from '@linli/shared/contract'
import { createContext } from '../../server/src/platform/context'
import { act } from './hands'
import type { Person } from './people'
import type { SeededCounty, Stage } from './seed'
import { BUDGET, LIBRARY, PARK, PARKING, SHED } from './together-words'

const DAY = 86_400_000
const SUPPORTERS = 10

/** What brings words of people to the public. */
const WORDS = new Set<EndpointName>([
  'ballots.create',
  'deliberation.argue',
  'deliberation.propose',
  'deliberation.state',
])

/**
 * What the county decides together in its last four weeks: a topic that a vote has decided and that is being carried out, one in
 * discussion with opinion groups, one with a coming meeting, a proposal that still collects support, and a budget that is open. The same
 * every time. Ends with the clock at `until`.
 */
export async function decideTogether(stage: Stage, county: SeededCounty, until: number): Promise<void> {
  const life = new Life(stage, county, until)
  await life.decidedByVote()
  await life.inDiscussion()
  await life.openBudget()
  await life.beforeMeeting()
  await life.collecting()
  life.on(0)
  await life.settle()
}

class Life {
  readonly #council: Person

  constructor(
    private readonly stage: Stage,
    private readonly county: SeededCounty,
    private readonly until: number,
  ) {
    this.#council = county.people.all.find(({ username }) => username === 'council-1') as Person
  }

  /** Sets the clock to so many days from the end. */
  on(days: number): void {
    this.stage.clock.set(this.#at(days))
  }

  settle = () => this.stage.server.outbox.drain()

  async decidedByVote(): Promise<void> {
    this.on(-27)
    const { id: topicId } = await this.#topic(SHED, 0)
    this.on(-24)
    const areaId = this.#community(0)
    const terms = {
      ...{ title: SHED.question, text: SHED.text, areaId, topicId, noticeDays: 7 },
      ...{ rules: { kind: 'yesNo' as const }, voters: this.#everybody() },
    }
    const ballot = await this.#announce({ ...terms, opensAt: this.#when(-17), closesAt: this.#when(-12) })
    this.on(-15)
    for (const [i, one] of this.#residents(11).entries()) {
      const answer = i < 8 ? ('yes' as const) : i < 10 ? ('no' as const) : ('abstain' as const)
      await this.#as(one, 'ballots.vote', { id: ballot, choice: { kind: 'yesNo', answer } })
    }
    this.on(-12)
    await this.stage.server.jobs.run('ballots.turn')
    await this.settle()
    for (const [i, { title, amountFen }] of SHED.steps.entries())
      await this.#as(this.#council, 'deliberation.planStep', {
        ...{ id: topicId, title, amountFen, dueAt: this.#when(3 + 12 * i) },
        unitId: this.county.units.find(({ code }) => code === (i === 0 ? 'sz' : 'gd'))?._id,
      })
    this.on(-4.5)
    const { steps } = await this.#as(this.#council, 'deliberation.execute', { id: topicId })
    this.on(-2)
    const done = { id: topicId, stepId: steps[0]?.id ?? '', note: SHED.done }
    await this.#as(this.#council, 'deliberation.finishStep', done)
    await this.settle()
  }

  /** Two kinds of neighbours, each of seven: groups of five and more are shown. Staff wrote what they take positions on. */
  async inDiscussion(): Promise<void> {
    this.on(-13)
    const { id } = await this.#topic(PARK, 0)
    const writers = [...this.county.people.gridWorkers.values()]
    this.on(-12)
    const statements: string[] = []
    for (const [i, [text]] of PARK.statements.entries()) {
      const writer = writers[i % writers.length] as Person
      statements.push((await this.#as(writer, 'deliberation.state', { id, text })).id)
    }
    this.on(-6)
    for (const [i, one] of this.#residents(14).entries()) {
      for (const [s, [, lively, quiet]] of PARK.statements.entries()) {
        // Everybody differs from his like somewhere, as people do.
        const vote = s === (i * 3) % 11 ? 'pass' : i % 2 === 0 ? lively : quiet
        await this.#as(one, 'deliberation.vote', { id: statements[s] ?? '', vote })
      }
    }
    await this.stage.server.jobs.run('deliberation.mapOpinions')
  }

  async openBudget(): Promise<void> {
    this.on(-10)
    const rules = { kind: 'budget' as const, budget: BUDGET.fen, by: 'approval' as const }
    const id = await this.#announce({
      ...{ title: BUDGET.title, text: BUDGET.text, areaId: this.#community(2), rules },
      ...{ options: BUDGET.options.map((one) => ({ ...one })), voters: this.#everybody() },
      ...{ noticeDays: 7, changeAllowed: true, opensAt: this.#when(-2), closesAt: this.#when(5) },
    })
    this.on(-1)
    const ids = BUDGET.options.map((one) => one.id)
    for (const [i, one] of this.#residents(6).entries()) {
      const options = [ids[i % 5] ?? '', ids[(i + 1) % 5] ?? '']
      await this.#as(one, 'ballots.vote', { id, choice: { kind: 'budget', options } })
    }
  }

  async beforeMeeting(): Promise<void> {
    this.on(-6)
    const { id } = await this.#topic(PARKING, 2)
    this.on(-2)
    const { title, place, agenda } = PARKING.meeting
    const evening = new Date(this.#at(3))
    evening.setUTCHours(11, 0, 0, 0)
    await this.#as(this.#council, 'deliberation.callMeeting', {
      ...{ id, title, place, at: evening.toISOString() },
      agenda: agenda.map((item) => ({ title: item, minutes: 20 })),
    })
  }

  async collecting(): Promise<void> {
    this.on(-3)
    await this.#proposal(LIBRARY, 1, 6)
  }

  #at = (days: number): number => this.until + days * DAY
  #when = (days: number): string => new Date(this.#at(days)).toISOString()
  #residents = (count: number): Person[] => this.county.people.residents.slice(0, count)

  #community(n: number): string {
    return this.county.areas.filter(({ level }) => level === 'community')[n]?._id ?? ''
  }

  #everybody() {
    const county = this.county.areas.find(({ level }) => level === 'county')
    return { kind: 'residents' as const, areaIds: [county?._id ?? ''] }
  }

  async #as<N extends EndpointName>(person: Person, name: N, input: Input<N>): Promise<Output<N>> {
    const { context, plan } = this.county
    // WeChat judges words of people who have opened the mini-program lately.
    if (WORDS.has(name)) await this.stage.wechat.visit({ user: `${plan.slug}-${person.username}` })
    return act(createContext(context, context.tenantId, person.actor), name, input)
  }

  async #proposal(
    { title, text }: { title: string; text: string },
    community: number,
    supporters: number,
  ): Promise<string> {
    const [author, ...others] = this.#residents(supporters) as [Person, ...Person[]]
    const given = { title, text, areaId: this.#community(community) }
    const { id } = await this.#as(author, 'deliberation.propose', given)
    for (const one of others) await this.#as(one, 'deliberation.support', { id, on: true })
    return id
  }

  /** From a proposal with enough supporters to a topic on which people have argued. */
  async #topic(
    words: { title: string; text: string; pro: readonly string[]; con: readonly string[] },
    community: number,
  ): Promise<Output<'deliberation.topic'>> {
    const id = await this.#proposal(words, community, SUPPORTERS)
    const topic = await this.#as(this.#council, 'deliberation.openTopic', { id })
    const people = this.#residents(SUPPORTERS).reverse()
    for (const side of ['pro', 'con'] as const)
      for (const text of words[side])
        await this.#as(people.pop() as Person, 'deliberation.argue', { id: topic.id, side, text })
    return topic
  }

  async #announce(terms: Input<'ballots.create'>): Promise<string> {
    const { id, version } = await this.#as(this.#council, 'ballots.create', terms)
    await this.settle()
    const fresh = await this.#as(this.#council, 'ballots.view', { id })
    await this.#as(this.#council, 'ballots.announce', { id, version: fresh.version ?? version })
    return id
  }
}
