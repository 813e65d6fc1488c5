import fc from 'fast-check'
import { z } from 'zod'
import { aHelp, anActivity } from '../../support/activities'
import { aBallot } from '../../support/ballots'
import { type County, freshCounty, type Person } from '../../support/county'
import { brokenValues, type Known, type Schema, validValues } from '../../support/fuzz/arbitrary'
import { type Operation, operationsOf, requestOf } from '../../support/fuzz/document'

/** The run is the same every time; LINLI_FUZZ_RUNS and LINLI_FUZZ_SEED make a longer or another one. */
const RUNS = Number(process.env.LINLI_FUZZ_RUNS ?? 12)
const SEED = Number(process.env.LINLI_FUZZ_SEED ?? 20260512)

/** What would end the session or the account that the run works with. */
const FRESH_PERSON = new Set(['identity.logout', 'identity.deleteMine', 'identity.changePassword'])

describe('the API under generated input, made from its own OpenAPI document', () => {
  let county: County
  let staff: Person
  let known: Known
  let operations: Operation[] = []
  const answerSchemas = new Map<Schema, z.ZodType>()

  beforeAll(async () => {
    county = await freshCounty()
    staff = await county.everybody('全权')
    const grid = county.grids[0] as (typeof county.grids)[number]
    const report = (text: string) =>
      staff.call('cases.report', { text, place: { ...county.inside(grid), address: '东街' } })
    const cases = [(await report('路灯不亮了')).ok, (await report('井盖破损')).ok]
    const communityId = county.communities[0]!._id
    ;(await staff.call('identity.updateMe', { communityId })).ok
    const { id: ballotId, version } = (await staff.call('ballots.create', aBallot(county))).ok
    ;(await staff.call('ballots.announce', { id: ballotId, version })).ok
    const draft = (await staff.call('ballots.create', aBallot(county))).ok
    const roll = (
      await staff.call('ballots.createRoll', { name: '业主名册', kind: 'owners', areaId: communityId })
    ).ok
    const activity = (await staff.call('volunteering.create', anActivity(county))).ok
    ;(await staff.call('volunteering.publish', { id: activity.id })).ok
    const help = (await staff.call('volunteering.postHelp', aHelp(county))).ok
    const team = (await staff.call('teams.found', { name: '全权志愿队' })).ok
    known = {
      roleId: activity.roles.map((role) => role.id),
      accountId: [staff.id],
      id: [activity.id, help.id, team.id, ...cases.map((one) => one.id), ballotId, draft.id, roll.id],
      rollId: [roll.id],
      targetId: cases.map((one) => one.id),
      linkedCaseId: cases.map((one) => one.id),
      version: [1, 2],
      tenant: [county.slug],
      areaId: [...county.grids, ...county.communities].map((area) => area._id),
      communityId: county.communities.map((area) => area._id),
      parentId: [county.county._id],
      unitId: Object.values(county.units).map((unit) => unit._id),
      categoryCode: ['0101', '0102'],
      lng: [county.inside(grid).lng],
      lat: [county.inside(grid).lat],
      attachments: [[]],
    }
    const document = await (await fetch(`${county.server.url}/api/v1/openapi.json`)).json()
    operations = operationsOf(document as never)
  })
  afterAll(() => county.stop())

  function answerSchema(schema: Schema): z.ZodType {
    const made = answerSchemas.get(schema) ?? z.fromJSONSchema(schema as never)
    answerSchemas.set(schema, made)
    return made
  }

  async function send(operation: Operation, input: Record<string, unknown>, token: string) {
    const { path, body } = requestOf(operation, input)
    const response = await fetch(county.server.url + path, {
      method: operation.method,
      headers: {
        ...(operation.access === 'session' && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(60_000),
    })
    if (/event-stream/.test(response.headers.get('content-type') ?? '')) {
      await response.body?.cancel()
      return
    }
    const words = await response.text()
    const about = `${operation.id} ${path} ${body ?? ''} → ${response.status} ${words.slice(0, 400)}`
    if (response.status >= 500 && response.status !== 503) throw new Error(`server error: ${about}`)
    if (!operation.answers.has(response.status)) throw new Error(`status not in the document: ${about}`)
    const schema = operation.answers.get(response.status)
    if (!schema) return
    const parsed = answerSchema(schema).safeParse(JSON.parse(words))
    if (!parsed.success) throw new Error(`${z.prettifyError(parsed.error)}: ${about}`)
  }

  async function fuzz(operation: Operation, values: fc.Arbitrary<Record<string, unknown>>) {
    await fc.assert(
      fc.asyncProperty(values, async (input) => {
        const person = FRESH_PERSON.has(operation.id) ? await county.resident('过客') : staff
        await send(operation, input, person.token)
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    )
  }

  test('the document has every endpoint', () => {
    expect(operations.length).toBeGreaterThan(80)
  })

  test('input that fits the schema gets an answer that fits the document', async () => {
    for (const operation of operations.filter((one) => !one.isUpload)) {
      await fuzz(operation, validValues(operation.input, known) as fc.Arbitrary<Record<string, unknown>>)
    }
  }, 900_000)

  test('input that is wrong somewhere gets a clear refusal, never a 5xx', async () => {
    for (const operation of operations.filter((one) => !one.isUpload)) {
      await fuzz(operation, brokenValues(operation.input, known))
    }
  }, 900_000)
})
