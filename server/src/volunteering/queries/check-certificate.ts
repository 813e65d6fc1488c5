import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { volunteeringContract } from '@linli/shared/volunteering/contract'
import { sayHours } from '@linli/shared/volunteering/hours'
import type { Context as Koa } from 'koa'
import { peopleByIds, tenantById } from '../../identity'
import { anonymous } from '../../platform/actor'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { checkAddress, isFileLink, spell } from '../certificates/links'
import { certificatePdf, statement } from '../certificates/pdf'
import { type CertificateDoc, certificateModel } from '../model-hours'

type In<N extends keyof typeof volunteeringContract> = ParsedOf<(typeof volunteeringContract)[N]>

/** As it is on the paper: spaces and small letters are no fault. */
const plainCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()

async function byCode(
  context: Context,
  code: string,
): Promise<{ one: CertificateDoc; within: Context; county: string }> {
  const one = (await context
    .model(certificateModel)
    .findOne({ _id: plainCode(code) })
    .setOptions({ allTenants: 'a certificate’s code names one of one tenant' })
    .lean()) as CertificateDoc | null
  if (!one) throw new Problem('CERTIFICATE_UNKNOWN')
  const { name: county } = await tenantById(context, one.tenantId)
  return { one, within: createContext(context, one.tenantId, anonymous), county }
}

/**
 * Whether a certificate is a true one, for anybody who has its code. It says nothing of whose it is: who holds the paper gives the name on
 * it, and hears whether it is that one.
 */
export async function checkCertificate(
  context: Context,
  { code, name }: In<'volunteering.checkCertificate'>,
) {
  const { one, within, county } = await byCode(context, code)
  const holder = (await peopleByIds(within, [one.accountId])).get(one.accountId)
  const { kind, halfHours, stars, course } = one
  return {
    ...{ county, kind, halfHours, stars, course, issuedAt: wireTime(one.issuedAt) },
    valid: one.revokedAt === null,
    nameMatches: name === undefined ? null : holder?.deleted === false && holder.name === name,
  }
}

const asText = (words: string): string => words.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** The same as a page that a camera's browser shows. */
export async function certificatePage(context: Context, { code }: { code: string }, koa: Koa): Promise<void> {
  const { one, county } = await byCode(context, code)
  const valid = one.revokedAt === null
  koa.type = 'html'
  koa.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
  koa.set('Cache-Control', 'no-store')
  koa.body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>证书查验</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<style>body{font:18px/1.7 sans-serif;color:#1f2937;max-width:34em;margin:0 auto;padding:24px}
h1{font-size:24px;color:${valid ? '#0f766e' : '#b91c1c'}}dt{color:#4b5563}dd{margin:0 0 12px}</style></head><body>
<h1>${valid ? '证书真实有效' : '证书已失效'}</h1>
<dl><dt>内容</dt><dd>${asText(statement(one))}</dd><dt>时长</dt><dd>${sayHours(one.halfHours)} 小时</dd>
<dt>发证</dt><dd>${asText(county)}</dd><dt>编号</dt><dd>${spell(one._id)}</dd></dl>
<p>本页不显示持证人信息，请与纸质证书核对编号。</p></body></html>`
}

/** The paper as a PDF, by the link that its owner was given. */
export async function certificateFile(
  context: Context,
  link: In<'volunteering.certificateFile'>,
  koa: Koa,
): Promise<void> {
  if (!isFileLink(context, link, context.now())) throw new Problem('LINK_EXPIRED')
  const { one, within, county } = await byCode(context, link.code)
  const holder = (await peopleByIds(within, [one.accountId])).get(one.accountId)
  if (!holder || holder.deleted || one.revokedAt !== null) throw new Problem('CERTIFICATE_UNKNOWN')
  const address = checkAddress(context, one._id)
  koa.set('Cache-Control', 'private, no-store')
  koa.set('Content-Disposition', `inline; filename="certificate-${one._id}.pdf"`)
  koa.type = 'application/pdf'
  koa.body = await certificatePdf(one, { name: holder.name, county, address })
}
