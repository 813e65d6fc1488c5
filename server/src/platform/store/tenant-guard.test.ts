import mongoose, { type Connection, Schema } from 'mongoose'
import { newId } from './id'
import { modelOn, prepareModels, tenantModel } from './model'

interface Row {
  _id: string
  tenantId: string
  place?: object
}

const definition = tenantModel<Row>(
  'guarded',
  new Schema<Row>({ _id: String, tenantId: String, place: Object }).index({ tenantId: 1, place: '2dsphere' }),
)

let connection: Connection
const sent: object[] = []
beforeAll(async () => {
  const uri = new URL(process.env.LINLI_TEST_MONGO_URI ?? '')
  uri.pathname = `/t_${newId()}`
  connection = await mongoose.createConnection(uri.href, { autoIndex: false, autoCreate: false }).asPromise()
  mongoose.set('debug', (_collection: string, _method: string, filter: object) => sent.push(filter))
  await prepareModels(connection, [definition as never])
})
afterAll(async () => {
  mongoose.set('debug', false)
  await connection.dropDatabase()
  await connection.close()
})

test('a query that names no tenant is refused', async () => {
  const model = modelOn(connection, definition)
  await expect(model.find({ _id: 'a' })).rejects.toThrow('without tenantId')
  await expect(model.deleteMany({})).rejects.toThrow('without tenantId')
  await expect(model.aggregate([{ $match: { _id: 'a' } }])).rejects.toThrow('without tenantId')
  await expect(model.find({}).setOptions({ allTenants: 'a job of the platform' } as never)).resolves.toEqual(
    [],
  )
})

test('the key goes first to the engine, whatever order it was written in', async () => {
  const model = modelOn(connection, definition)
  sent.length = 0
  await model.findOne({ tenantId: 't', _id: 'a' }).lean()
  await model.updateOne({ tenantId: 't', _id: 'a' }, { $set: { place: {} } })
  await model.findOneAndUpdate({ tenantId: 't', _id: 'a' }, { $set: { place: {} } })
  expect(sent.map((filter) => Object.keys(filter))).toEqual(Array(3).fill(['_id', 'tenantId']))
})

test('preparing what is prepared changes nothing, with an index on places too', async () => {
  await expect(prepareModels(connection, [definition as never])).resolves.toBeUndefined()
})
