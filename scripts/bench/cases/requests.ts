import type { Requests } from '../side-by-side/load'
import { renewed } from '../side-by-side/token'
import type { Copies } from './bulk'
import type { CasesCounty } from './samples'

const API = '/api/v1/cases'

/** The four requests of the load, the same for both sides; a case is dispatched once, whoever comes first. */
export async function requestsOf(county: CasesCounty, { long, filed }: Copies) {
  const { dispatcherToken, reporterToken, unitId, place } = county
  const dispatcher = { authorization: `Bearer ${await renewed(dispatcherToken)}` }
  const reporter = { authorization: `Bearer ${await renewed(reporterToken)}` }
  let opened = 0
  const words = { text: '东门路口的路灯不亮，晚上看不清路，请派人来修。', categoryCode: '0104', place }
  const form = JSON.stringify({ ...words, attachments: [], visibility: 'public' })
  return {
    list: () => ({ method: 'GET', path: `${API}?limit=20`, headers: dispatcher }),
    view: () => ({ method: 'GET', path: `${API}/${long[opened++ % long.length]}`, headers: dispatcher }),
    report: () => ({ method: 'POST', path: API, headers: reporter, body: form }),
    dispatch: () => {
      const next = filed.pop()
      if (!next) return null
      const body = JSON.stringify({ version: next.version, unitId, note: '请及时处理' })
      return { method: 'POST', path: `${API}/${next.id}/dispatch`, headers: dispatcher, body }
    },
  } satisfies Record<string, Requests>
}
