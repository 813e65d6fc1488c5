import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { canonicalJson } from '@linli/shared/ballots/canonical'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context as Koa } from 'koa'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { ballotsOf } from '../counting/ballots'
import { ballotSeen } from '../load'
import { type BallotDoc, type BulletinDoc, bulletinModel } from '../model'
import { boxModel, voteModel } from '../model-voting'

const MOST_RECEIPTS = 1_000

type Asked = { id: string; tenant: string }

/** A ballot with its bulletin, for everybody. @throws NOT_FOUND until it is published */
export async function published(asked: Context, { id, tenant }: Asked) {
  const context = await publicContext(asked, tenant)
  const ballot = await ballotSeen(context, id)
  const row = (await context
    .model(bulletinModel)
    .findOne({ tenantId: context.tenantId, _id: id })
    .lean()) as BulletinDoc | null
  if (!row) throw new Problem('NOT_FOUND', { detail: '结果还没有公布。' })
  return { context, ballot, row }
}

/** The bulletin of a published ballot. */
export async function result(asked: Context, input: Asked) {
  const { ballot, row } = await published(asked, input)
  const { hash, bulletin, publishedAt } = row
  return { ballotId: ballot._id, title: ballot.title, publishedAt: wireTime(publishedAt), hash, bulletin }
}

/** The file for a recount: the bulletin, then the ballots, as a stream. */
export async function recountFile(asked: Context, input: Asked, koa: Koa): Promise<void> {
  const { context, ballot, row } = await published(asked, input)
  koa.type = 'application/x-ndjson; charset=utf-8'
  koa.set('Cache-Control', 'no-store')
  koa.set('Content-Disposition', `attachment; filename="recount-${ballot._id}.jsonl"`)
  const out = new PassThrough()
  koa.status = 200
  koa.body = out
  void write(context, ballot, row, out).catch((error: unknown) => {
    context.log.error({ err: error, ballotId: ballot._id }, 'a recount file broke off')
    out.destroy(error as Error)
  })
}

async function write(context: Context, ballot: BallotDoc, row: BulletinDoc, out: PassThrough): Promise<void> {
  out.write(`${canonicalJson(row.bulletin)}\n`)
  for await (const { line } of ballotsOf(context, ballot)) {
    if (out.destroyed) return
    if (!out.write(`${line}\n`)) await once(out, 'drain')
  }
  out.end()
}

/** Receipts in the count by how they begin, so that who looks his up need not say which. */
export async function receipts(asked: Context, { prefix, ...input }: Asked & { prefix: string }) {
  const { context, ballot } = await published(asked, input)
  const filter = {
    ...{ tenantId: context.tenantId, ballotId: ballot._id },
    receipt: { $gte: prefix, $lt: `${prefix}g` },
  }
  const rows: { receipt: string }[] = ballot.secret
    ? await context
        .model(boxModel)
        .find(filter, { receipt: 1 })
        .sort({ receipt: 1 })
        .limit(MOST_RECEIPTS)
        .lean()
    : await context
        .model(voteModel)
        .find(filter, { receipt: 1 })
        .sort({ receipt: 1 })
        .limit(MOST_RECEIPTS)
        .lean()
  return { items: rows.map((row) => row.receipt) }
}
