import type { Input } from '@linli/shared/contract'
import type { Answer } from '../api/caller'
import { drawPhoto, type Scene, sceneOf } from '../demo-county/photos'
import { randomFrom } from '../demo-county/random'
import type { Crew, Hand } from './crew'
import type { Step, View } from './steps'

/** Lets staff take steps of cases through the API. */
export function staffOf(crew: Crew) {
  const units = new Map<string, string | null>()
  const photos = new Map<Scene, Buffer>()

  /** The unit the server proposes for a category. */
  async function unitFor({ category }: View): Promise<string | null> {
    const code = category?.code ?? ''
    const known = units.get(code)
    if (known !== undefined) return known
    const { unit } = (await crew.dispatcher.call('cases.suggest', { text: '', categoryCode: code })).ok
    units.set(code, unit?.id ?? null)
    return unit?.id ?? null
  }

  async function photoOf({ category }: View): Promise<Buffer> {
    const scene = sceneOf(category?.code ?? '')
    const drawn = photos.get(scene) ?? (await drawPhoto(scene, true, randomFrom(1)))
    photos.set(scene, drawn)
    return drawn
  }

  const grid = (view: View): Hand => crew.gridWorker(view.place.communityId)
  const unit = (view: View): Hand => crew.handler(view.unit?.id ?? '')
  type Taking = (
    view: View,
  ) => Promise<[by: Hand, more: Partial<Input<'cases.handle'>> & { passed?: boolean; unitId?: string }]>
  const takings: Record<Step, Taking> = {
    verifyOnSite: async (view) => [grid(view), { note: '现场看过，情况属实。', passed: true }],
    file: async () => [crew.dispatcher, {}],
    dispatch: async (view) => {
      const unitId = await unitFor(view)
      return [crew.dispatcher, unitId === null ? {} : { unitId }]
    },
    accept: async (view) => [unit(view), {}],
    handle: async (view) => {
      const by = unit(view)
      return [by, { note: '已处理完毕，现场恢复正常。', attachments: [await by.upload(await photoOf(view))] }]
    },
    check: async (view) => [grid(view), { note: '核查通过，问题已解决。', passed: true }],
    close: async (view) => [grid(view), {}],
  }

  return {
    /** A case as it stands. */
    view: async (id: string): Promise<View> => (await crew.dispatcher.call('cases.view', { id })).ok,
    /** Takes a step of a case as seen; the answer may be a refusal. */
    async take(step: Step, view: View): Promise<Answer<View>> {
      const [by, more] = await takings[step](view)
      const { id, version } = view
      return by.call(
        `cases.${step}` as 'cases.handle',
        { id, version, ...more } as never,
        `replay-${id}-${version}`,
      )
    },
  }
}
