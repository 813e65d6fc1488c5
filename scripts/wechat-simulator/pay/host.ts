import { createPublicKey } from 'node:crypto'
import { chinaTime } from '@linli/shared/platform/china-time'
import { type Answer, type Call, type Host, jsonAnswer } from '../http'
import { billFile, tradeBill } from './bills'
import { PayError, paramError, signError } from './errors'
import { closeOrder, openOrder, queryOrder } from './orders'
import type { Body } from './read'
import { askRefund, queryRefund } from './refunds'
import { checkText, lines, readAuthorization, sealText, signText } from './signing'
import { cancelTransfer, openTransfer, queryTransfer } from './transfers'
import type { PayWorld } from './world'

const MAX_SKEW_S = 300

interface Asked {
  pay: PayWorld
  /** Parts of the path that the route names. */
  part: string
  query: URLSearchParams
  body: Body
}

type Route = [method: 'GET' | 'POST', path: RegExp, run: (asked: Asked) => unknown]

const ROUTES: readonly Route[] = [
  ['POST', /^\/v3\/pay\/transactions\/jsapi$/, ({ pay, body }) => openOrder(pay, body)],
  [
    'GET',
    /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/,
    ({ pay, part, query }) => queryOrder(pay, part, query.get('mchid')),
  ],
  [
    'POST',
    /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/,
    ({ pay, part, body }) => closeOrder(pay, part, body),
  ],
  ['POST', /^\/v3\/refund\/domestic\/refunds$/, ({ pay, body }) => askRefund(pay, body)],
  ['GET', /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/, ({ pay, part }) => queryRefund(pay, part)],
  ['GET', /^\/v3\/bill\/tradebill$/, ({ pay, query }) => tradeBill(pay, query)],
  ['GET', /^\/v3\/billdownload\/file$/, ({ pay, query }) => billFile(pay, query.get('token'))],
  ['GET', /^\/v3\/certificates$/, ({ pay }) => listCertificates(pay)],
  ['POST', /^\/v3\/fund-app\/mch-transfer\/transfer-bills$/, ({ pay, body }) => openTransfer(pay, body)],
  [
    'GET',
    /^\/v3\/fund-app\/mch-transfer\/transfer-bills\/out-bill-no\/([^/]+)$/,
    ({ pay, part }) => queryTransfer(pay, part),
  ],
  [
    'POST',
    /^\/v3\/fund-app\/mch-transfer\/transfer-bills\/out-bill-no\/([^/]+)\/cancel$/,
    ({ pay, part }) => cancelTransfer(pay, part),
  ],
]

/** The host api.mch.weixin.qq.com, as far as Linli uses it. */
export function payHost(pay: PayWorld): Host {
  return {
    owns: (path) => path.startsWith('/v3/'),
    async answer(call) {
      try {
        authenticate(pay, call)
        const answer = await route(pay, call)
        return Buffer.isBuffer(answer) ? bytesAnswer(answer) : signed(pay, call, answer)
      } catch (error) {
        if (!(error instanceof PayError)) throw error
        return jsonAnswer({ code: error.code, message: error.message }, error.status)
      }
    },
  }
}

/** The clock is looked at before the signature, as WeChat does. */
function authenticate({ account, clock }: PayWorld, call: Call): void {
  if (!call.headers['user-agent'] || !call.headers.accept)
    throw new PayError(400, 'INVALID_REQUEST', 'Http头缺少Accept或User-Agent')
  const given = readAuthorization(call.headers.authorization)
  if (!given) throw signError('Authorization不合法')
  if (Math.abs(clock.now() / 1000 - Number(given.timestamp)) > MAX_SKEW_S) throw signError('签名时间戳过期')
  if (given.serial_no !== account.serial) throw signError('商户证书序列号有误')
  if (given.mchid !== account.mchid) throw paramError('商户号与签名的商户号不一致')
  const target = call.query.size > 0 ? `${call.path}?${rawQuery(call)}` : call.path
  const text = lines(call.method, target, given.timestamp, given.nonce_str, call.rawBody.toString('utf8'))
  if (!checkText(text, createPublicKey(account.publicKey), given.signature)) throw signError('签名错误')
}

/** The query byte for byte: what was signed is not what a parser makes of it. */
const rawQuery = (call: Call): string => call.target.slice(call.target.indexOf('?') + 1)

async function route(pay: PayWorld, call: Call): Promise<unknown> {
  for (const [method, path, run] of ROUTES) {
    const match = path.exec(call.path)
    if (!match || method !== call.method) continue
    return run({ pay, part: decodeURIComponent(match[1] ?? ''), query: call.query, body: bodyOf(call) })
  }
  throw new PayError(404, 'NOT_FOUND', '接口不存在')
}

function bodyOf({ method, rawBody }: Call): Body {
  if (method === 'GET' || rawBody.length === 0) return {}
  try {
    const body: unknown = JSON.parse(rawBody.toString('utf8'))
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  } catch {
    // Falls through to WeChat's word for it.
  }
  throw paramError('请求体不是合法的JSON')
}

const bytesAnswer = (body: Buffer): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body,
})

/** Signs a 2xx; without content it is 204. */
function signed(pay: PayWorld, call: Call, json: unknown): Answer {
  const { clock, ids } = pay
  const fault = pay.takeAnswerFault()
  const answer: Answer =
    json === undefined ? { status: 204, headers: {}, body: '' } : jsonAnswer(json, 200, 'application/json')
  if (fault === 'missing') return answer
  const requested = call.headers['wechatpay-serial']
  const signer = pay.signerFor(typeof requested === 'string' ? requested : undefined)
  const timestamp = String(Math.floor(clock.now() / 1000) - (fault === 'old' ? 400 : 0))
  const nonce = ids.alphanumeric(32)
  const text = lines(timestamp, nonce, answer.body.toString())
  const signature = signText(fault === 'forged' ? `${text} ` : text, signer.privateKey)
  return {
    ...answer,
    headers: {
      ...answer.headers,
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Signature': signature,
      'Wechatpay-Serial': fault === 'serial' ? `7${ids.hex(39).toUpperCase()}` : signer.serial,
      'Request-ID': ids.hex(32),
    },
  }
}

function listCertificates(pay: PayWorld): object {
  if (pay.mode === 'publicKey') throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书')
  return {
    data: pay.certificates.map(({ serial, from, until, pem }) => {
      const nonce = pay.ids.alphanumeric(12)
      return {
        serial_no: serial,
        effective_time: chinaTime(from),
        expire_time: chinaTime(until),
        encrypt_certificate: {
          algorithm: 'AEAD_AES_256_GCM',
          nonce,
          associated_data: 'certificate',
          ciphertext: sealText(pay.account.apiV3Key, nonce, 'certificate', pem),
        },
      }
    }),
  }
}
