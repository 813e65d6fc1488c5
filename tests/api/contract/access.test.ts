import { contract, type EndpointName } from '@linli/shared/contract'
import { ROLES, type Role } from '@linli/shared/identity/roles'
import type { Endpoint } from '@linli/shared/platform/endpoint'
import fc from 'fast-check'
import { anActivity } from '../../support/activities'
import { aBallot } from '../../support/ballots'
import { type County, freshCounty, type Person } from '../../support/county'
import { validValues } from '../../support/fuzz/arbitrary'
import { type Operation, operationsOf, requestOf } from '../../support/fuzz/document'

type Asker = 'anonymous' | 'resident' | 'apiKey' | Role
const ASKERS: readonly Asker[] = ['anonymous', 'resident', 'apiKey', ...ROLES]
const endpoints = Object.values(contract) as unknown as Endpoint[]

/** What an endpoint's `access` says to this asker, before anything else is looked at. */
function refusal({ access }: Endpoint, asker: Asker): [status: number, code: string] | null {
  if (access === 'public') return null
  if (asker === 'anonymous') return [401, 'NOT_SIGNED_IN']
  if (access === 'apiKey') return asker === 'apiKey' ? null : [403, 'ROLE_MISSING']
  // A key opens what is made for keys and nothing else.
  if (asker === 'apiKey') return [401, 'NOT_SIGNED_IN']
  if (access === 'signedIn') return null
  return access.includes(asker as Role) ? null : [403, 'ROLE_MISSING']
}

describe('who may call what', () => {
  let county: County
  let other: County
  let operations: Map<string, Operation>
  const people = new Map<Asker, () => Promise<Record<string, string>>>()
  const bearer = (person: Person) => ({ Authorization: `Bearer ${person.token}` })

  beforeAll(async () => {
    county = await freshCounty()
    other = await county.secondCounty()
    const admin = await county.administrator('管理员')
    const { key } = (await admin.call('identity.createApiKey', { name: '灯杆', source: 'device' })).ok
    const unit = Object.values(county.units)[0] as (typeof county.units)[string]
    const made: Record<Asker, () => Promise<Record<string, string>>> = {
      anonymous: async () => ({}),
      resident: async () => bearer(await county.resident('居民')),
      apiKey: async () => ({ 'X-Api-Key': key }),
      gridWorker: async () => bearer(await county.gridWorker('网格员')),
      council: async () => bearer(await county.council('议事员')),
      handler: async () => bearer(await county.handler('处置员', unit)),
      dispatcher: async () => bearer(await county.dispatcher('派遣员')),
      supervisor: async () => bearer(await county.supervisor('督办员')),
      evaluator: async () => bearer(await county.evaluator('评价员')),
      administrator: async () => bearer(await county.administrator('管理员二')),
    }
    for (const asker of ASKERS) people.set(asker, made[asker])
    const document = await (await fetch(`${county.server.url}/api/v1/openapi.json`)).json()
    operations = new Map(operationsOf(document as never).map((operation) => [operation.id, operation]))
  })
  afterAll(() => county.stop())

  async function ask(endpoint: Endpoint, input: Record<string, unknown>, headers: Record<string, string>) {
    const operation = operations.get(endpoint.name) as Operation
    const { path, body } = requestOf(operation, input)
    const response = await fetch(county.server.url + path, {
      method: operation.method,
      headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body }),
    })
    const type = response.headers.get('content-type') ?? ''
    if (/event-stream/.test(type)) {
      await response.body?.cancel()
      return { status: response.status, code: undefined, words: '' }
    }
    const words = await response.text()
    const code = /problem/.test(type) ? (JSON.parse(words) as { code: string }).code : undefined
    return { status: response.status, code, words }
  }

  test.each(ASKERS)('%s gets what each endpoint’s access says', async (asker) => {
    const person = people.get(asker) as () => Promise<Record<string, string>>
    let headers = await person()
    const wrong: string[] = []
    for (const endpoint of endpoints) {
      const { status, code } = await ask(endpoint, {}, headers)
      if (endpoint.name === 'identity.logout') headers = await person()
      const expected = refusal(endpoint, asker)
      const right = expected
        ? status === expected[0] && code === expected[1]
        : code !== 'NOT_SIGNED_IN' && code !== 'ROLE_MISSING'
      if (
        !right &&
        !(/^(moderation.wechatPush|rewards.payNotice)/.test(endpoint.name) && code === 'NOT_SIGNED_IN')
      )
        wrong.push(`${endpoint.name}: ${status} ${code}, expected ${expected ?? 'to be let in'}`)
    }
    expect(wrong).toEqual([])
  })

  test('whatever belongs to one county is not there for the staff of another', async () => {
    const mine = await county.everybody('本县全权')
    const theirs = await other.everybody('邻县全权')
    const grid = county.grids[0] as (typeof county.grids)[number]
    const report = (
      await mine.call('cases.report', {
        text: '路灯不亮了',
        place: { ...county.inside(grid), address: '东街' },
      })
    ).ok
    const unit = Object.values(county.units)[0] as (typeof county.units)[string]
    const ballot = (await mine.call('ballots.create', aBallot(county))).ok
    const activity = (await mine.call('volunteering.create', anActivity(county))).ok
    ;(await mine.call('identity.updateMe', { communityId: county.communities[0]!._id })).ok
    const team = (await mine.call('teams.found', { name: '本县志愿队' })).ok
    const ids: Record<string, string> = {
      volunteering: activity.id,
      ballots: ballot.id,
      cases: report.id,
      areas: unit._id,
      identity: mine.id,
      moderation: report.id,
      notifications: report.id,
      points: mine.id,
      teams: team.id,
    }
    const wrong: string[] = []
    for (const endpoint of endpoints.filter(
      ({ path, access, transport }) => path.includes(':id') && access !== 'public' && transport !== 'raw',
    )) {
      const operation = operations.get(endpoint.name) as Operation
      const known = {
        version: [1],
        successorId: [null],
        unitId: [unit._id],
        targetId: [report.id],
        areaId: [grid._id],
        attachments: [[]],
      }
      const [sample] = fc.sample(validValues(operation.input, known), { numRuns: 1, seed: 7 })
      const id = ids[endpoint.name.split('.')[0] as string] ?? report.id
      const answer = await ask(endpoint, { ...(sample as object), id }, bearer(theirs))
      if (answer.status !== 404) wrong.push(`${endpoint.name}: ${answer.status} ${answer.code}`)
    }
    expect(wrong).toEqual([])
  })

  test('no list or search shows anything of another county', async () => {
    const mine = await county.everybody('本县二')
    const theirs = await other.everybody('邻县二')
    const grid = county.grids[1] as (typeof county.grids)[number]
    const report = (
      await mine.call('cases.report', {
        text: '垃圾堆满没人清',
        place: { ...county.inside(grid), address: '西街' },
      })
    ).ok
    const activity = (await mine.call('volunteering.create', anActivity(county))).ok
    await mine.call('volunteering.publish', { id: activity.id }).then((answer) => answer.ok)
    ;(await mine.call('identity.updateMe', { communityId: county.communities[0]!._id })).ok
    const team = (await mine.call('teams.found', { name: '本县二队' })).ok
    const frozen = await county.resident('被冻结的')
    ;(await mine.call('points.freeze', { id: frozen.id, frozen: true, reason: '核查' })).ok
    await county.server.settle()
    const lists: EndpointName[] = [
      'cases.list',
      'cases.tasks',
      'cases.mine',
      'identity.accounts',
      'areas.units',
      'notifications.inbox',
      'points.history',
      'points.adjustments',
      'points.frozen',
      'teams.list',
      'volunteering.activities',
      'volunteering.organised',
      'volunteering.records',
      'volunteering.flaggedHelps',
      'volunteering.poolRequests',
    ]
    for (const name of lists) {
      const words = JSON.stringify((await theirs.call(name, {} as never)).ok)
      expect(words).not.toContain(report.id)
      expect(words).not.toContain(activity.id)
      expect(words).not.toContain(mine.id)
      expect(words).not.toContain(team.id)
      expect(words).not.toContain(frozen.id)
      for (const unit of Object.values(county.units)) expect(words).not.toContain(unit._id)
    }
    const open = await county.server.call('cases.publicList', { tenant: other.slug })
    expect(JSON.stringify(open.ok)).not.toContain(report.id)
    const one = await county.server.call('cases.publicView', { tenant: other.slug, id: report.id })
    expect(one.status).toBe(404)
  })
})
