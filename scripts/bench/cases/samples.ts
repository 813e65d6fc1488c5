import type { Input } from '@linli/shared/contract'
import { act } from '../../demo-county/hands'
import { foundCounty } from '../side-by-side/county'

/** A county ready for the load: who asks, where things are, and one real case of each kind to copy. */
export interface CasesCounty {
  tenantId: string
  unitId: string
  dispatcherToken: string
  reporterToken: string
  place: { lng: number; lat: number; address: string }
  /** Ids of cases taken through the server's own steps, by how far they went: copied up to this share of all. */
  samples: { id: string; upTo: number }[]
}

/**
 * Makes the county with its samples. The reporter holds a role and has no openid, so that the check of words makes no call over
 * the network (moderation/commands/check-text.ts).
 */
export const makeCasesCounty = (settings: Record<string, string>): Promise<CasesCounty> =>
  foundCounty(settings, async ({ tenantId, unit, place, person }) => {
    const dispatcher = await person('dispatcher')
    const reporter = await person('gridWorker')
    const handler = await person('handler')

    const report = () =>
      act(reporter.as, 'cases.report', {
        ...{ text: '东门路口的路灯不亮，晚上看不清路，请派人来修。', categoryCode: '0104', place },
        ...{ attachments: [], visibility: 'public' },
      } as Input<'cases.report'>)
    const filed = async () => {
      const { id, version } = await report()
      return act(dispatcher.as, 'cases.file', { id, version, note: '情况属实' })
    }
    const dispatched = async () => {
      const { id, version } = await filed()
      return act(dispatcher.as, 'cases.dispatch', { id, version, unitId: unit.id, note: '请及时处理' })
    }
    const handling = async () => {
      const { id, version } = await dispatched()
      const { version: accepted } = await act(handler.as, 'cases.accept', { id, version })
      return act(handler.as, 'cases.remark', { id, version: accepted, note: '配件已到，今晚更换' })
    }
    const samples = [
      { id: (await report()).id, upTo: 0.15 },
      { id: (await filed()).id, upTo: 0.45 },
      { id: (await dispatched()).id, upTo: 0.6 },
      { id: (await handling()).id, upTo: 1 },
    ]
    return {
      ...{ tenantId, unitId: unit.id, place, samples },
      ...{ dispatcherToken: dispatcher.token, reporterToken: reporter.token },
    }
  })
