import sharp from 'sharp'
import { claimFiles, storeFile } from '../../../server/src/files'
import { photoVerdicts, watchPhotos, watchText } from '../../../server/src/moderation'
import { checksModel } from '../../../server/src/moderation/model'
import { eventModel } from '../../../server/src/platform/store/events'
import { newId } from '../../../server/src/platform/store/id'
import { modelOn } from '../../../server/src/platform/store/model'
import { type Attached, act, fetched, type Somebody, type World } from '../files/world'

export const MINUTE_MS = 60_000

/** A photo that is attached to a case of its own and watched. */
export interface Watched {
  file: Attached
  caseId: string
}

const attached = async (person: Somebody): Promise<Attached> => {
  const tint = { r: Math.floor(Math.random() * 256), g: Math.floor(Math.random() * 256), b: 0 }
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: tint } })
    .png()
    .toBuffer()
  return storeFile(person.context, { bytes, uploaderId: person.id })
}

/** Does in a transaction what a report with a photo does; nothing has been sent to WeChat yet. */
export async function photoOf(person: Somebody, areaPath?: string, given?: Attached): Promise<Watched> {
  const file = given ?? (await attached(person))
  const caseId = newId()
  await act(person, async (tx) => {
    await claimFiles(tx, [file.id], { kind: 'case', id: caseId })
    const where = {
      owner: { kind: 'case', id: caseId } as const,
      accountId: person.id,
      ...(areaPath && { areaPath }),
    }
    await watchPhotos(tx, { ...where, fileIds: [file.id] })
  })
  return { file, caseId }
}

/** Does what a report does whose words got no clear answer. */
export async function wordsOf(person: Somebody, text: string, areaPath?: string): Promise<string> {
  const caseId = newId()
  const where = {
    owner: { kind: 'case', id: caseId } as const,
    accountId: person.id,
    ...(areaPath && { areaPath }),
  }
  await act(person, (tx) => watchText(tx, { ...where, text }))
  return caseId
}

export const stateOf = async (person: Somebody, { file }: Watched) =>
  (await photoVerdicts(person.context, [file.id])).get(file.id)

export const checkOf = ({ county }: World, caseId: string) =>
  modelOn(county.connection, checksModel).findOne({ tenantId: county.tenantId, ownerId: caseId }).lean()

/** Verdicts that others were told of, in order. */
export async function told({ county }: World, caseId: string): Promise<unknown[]> {
  const events = await modelOn(county.connection, eventModel)
    .find({ tenantId: county.tenantId, type: 'moderation.decided', 'data.subject.owner.id': caseId })
    .sort({ seq: 1 })
    .lean()
  return events.map(({ data }) => data.verdict)
}

export const seen = async (here: World, { file }: Watched) => (await fetched(here, file.url)).status
