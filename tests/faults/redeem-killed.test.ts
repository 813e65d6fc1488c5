import { setTimeout as pause } from 'node:timers/promises'
import type { Output } from '@linli/shared/contract'
import { balanceOf } from '../../server/src/points'
import { holdModel } from '../../server/src/points/model'
import { orderModel, stockModel } from '../../server/src/rewards/model'
import { books, giveAll } from '../api/points/support'
import { shopIn } from '../api/rewards/support'
import { type Answer, caller } from '../support/server'
import { type ChildServer, startWorld, type World } from './world'

const PRICE = 60
const POINTS = 100
const ROUNDS = 20

let world: World
let stand: Awaited<ReturnType<typeof shopIn>>
let servers: ChildServer[]
beforeAll(async () => {
  world = await startWorld()
  const { county } = world
  stand = await shopIn(county, await county.administrator('管理员'))
  servers = await Promise.all([world.startServer(), world.startServer()])
}, 300_000)
afterAll(() => world?.end())

type Ordered = Answer<Output<'rewards.order'>>
interface Buyer {
  id: string
  token: string
  key: string
}

/** A reward with few pieces, and many people with points for one each. */
interface Crowd {
  rewardId: string
  stock: number
  people: Buyer[]
}

async function crowd(round: string, count: number, stock: number): Promise<Crowd> {
  const reward = await stand.reward({ points: PRICE, stock })
  const people: Buyer[] = []
  // By tens: the engine does one thing after another, and a longer queue only times out.
  for (let i = 0; i < count; i += 10) {
    const names = Array.from({ length: Math.min(10, count - i) }, (_, k) => `居民${i + k}`)
    const some = await Promise.all(names.map((name) => world.county.resident(name)))
    people.push(...some.map(({ id, token }, k) => ({ id, token, key: `redeem-${round}-${i + k}` })))
  }
  await giveAll(
    world.county,
    people.map(({ id }) => id),
    POINTS,
  )
  return { rewardId: reward.id, stock, people }
}

/** Orders as a phone does: again with the same key, at whichever server is up, until there is an answer. */
async function order(rewardId: string, { token, key }: Buyer, first: number): Promise<Ordered> {
  for (let attempt = first; ; attempt++) {
    const { url } = servers[attempt % servers.length] as ChildServer
    const options = { token, idempotencyKey: key }
    const answer = await caller(url)('rewards.order', { id: rewardId }, options).catch(() => null)
    if (answer && answer.status < 500) return answer
    await pause(100)
  }
}

const orderAll = ({ rewardId, people }: Crowd, heard?: () => void): Promise<Ordered[]> =>
  Promise.all(
    people.map(async (one, index) => {
      const answer = await order(rewardId, one, index)
      heard?.()
      return answer
    }),
  )

/** As many orders as there were pieces, each with its hold and paid by its person; nothing left, nobody else paid anything. */
async function expectSoldOut({ rewardId, stock, people }: Crowd, answers: readonly Ordered[]) {
  const { context, tenant } = world.county
  const made = answers.filter(({ status }) => status === 200)
  expect(made).toHaveLength(stock)
  expect(new Set(answers.flatMap(({ code }) => code ?? []))).toEqual(new Set(['SOLD_OUT']))
  const orders = await context.model(orderModel).find({ tenantId: tenant._id, rewardId }).lean()
  expect(orders.map(({ _id }) => _id).sort()).toEqual(made.map(({ ok }) => ok.id).sort())
  const left = await context.model(stockModel).findOne({ _id: rewardId, tenantId: tenant._id }).lean()
  expect(left?.left).toBe(0)
  for (const [index, { id }] of people.entries()) {
    const got = answers[index]?.status === 200
    expect(await balanceOf(context, id)).toMatchObject(
      got ? { balance: POINTS - PRICE, held: PRICE } : { balance: POINTS, held: 0 },
    )
  }
}

/** Σ = 0, every balance is its entries and its lots, and holds and orders are the same in number and in name. */
async function expectBalancedBooks() {
  const { context, tenant } = world.county
  expect(await books(world.county)).toMatchObject({ sum: 0, wrong: [] })
  const orders = await context.model(orderModel).find({ tenantId: tenant._id }).lean()
  const holds = await context.model(holdModel).find({ tenantId: tenant._id }).lean()
  expect(holds.map(({ _id }) => _id).sort()).toEqual(orders.map(({ _id }) => _id).sort())
  expect(holds.filter(({ state, amount }) => state !== 'held' || amount !== PRICE)).toEqual([])
}

/** Whoever asks again with the same key gets the same answer, and nothing happens. */
async function expectSameAnswers(one: Crowd, answers: readonly Ordered[]) {
  const winners = one.people.filter((_, index) => answers[index]?.status === 200)
  const again = await orderAll({ ...one, people: winners })
  const given = answers.filter(({ status }) => status === 200)
  expect(again.map(({ body }) => body)).toEqual(given.map(({ body }) => body))
}

test('500 people at two servers for ten pieces: ten orders, 490 "sold out"', async () => {
  const all = await crowd('all', 500, 10)
  const answers = await orderAll(all)
  await expectSoldOut(all, answers)
  await expectSameAnswers(all, answers)
  await expectBalancedBooks()
}, 600_000)

test('kill -9 of one server in the middle, 20 times: no point lost, none made, one answer for each', async () => {
  const crowds: Crowd[] = []
  for (let round = 0; round < ROUNDS; round++) crowds.push(await crowd(String(round), 10, 4))
  const rounds: Promise<Ordered[]>[] = []
  for (const [round, one] of crowds.entries()) {
    const victim = round % 2
    let heard = 0
    let killed = () => {}
    const dead = new Promise<void>((resolve) => {
      killed = resolve
    })
    // After another number of answers each time: among the orders, or among those who come too late.
    const after = 1 + (round % 8)
    const answers = orderAll(one, () => {
      if (++heard === after) void servers[victim]!.kill().then(killed)
    })
    answers.catch(() => undefined)
    rounds.push(answers)
    await dead
    // What the killed one had locked is free when the engine gives its transactions up: the next round does not wait for that.
    servers[victim] = await world.startServer()
  }
  for (const [round, one] of crowds.entries()) {
    const answers = await (rounds[round] as Promise<Ordered[]>)
    await expectSoldOut(one, answers)
    await expectSameAnswers(one, answers)
  }
  await expectBalancedBooks()
}, 900_000)
