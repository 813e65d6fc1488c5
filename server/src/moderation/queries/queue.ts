import type { ModerationReason, moderationContract } from '@linli/shared/moderation/contract'
import type { OutputOf, ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import { type Attachment, attachmentsOf } from '../../files'
import type { Context } from '../../platform/context'
import { afterCursor, decodeCursor, toPage } from '../../platform/store/paging'
import { type Check, checksModel } from '../model'
import { judgedAreaIds } from '../policy'

type Queue = (typeof moderationContract)['moderation.queue']

function present(check: Check, files: Map<string, Attachment>): OutputOf<Queue>['items'][number] {
  const { _id: id, kind, ownerKind, ownerId, text, fileId, createdAt } = check
  return {
    id,
    kind,
    owner: { kind: ownerKind, id: ownerId },
    at: wireTime(check.waitingAt ?? createdAt),
    why: check.why as ModerationReason,
    text,
    file: (fileId !== null && files.get(fileId)) || null,
  }
}

/** What waits for a person in the actor's areas, longest first. */
export async function queue(context: Context, input: ParsedOf<Queue>): Promise<OutputOf<Queue>> {
  const { tenantId, actor } = context
  const after = afterCursor('waitingAt', decodeCursor(input.cursor), 1)
  const found = (await context
    .model(checksModel)
    .find({ tenantId, state: 'person', areaIds: { $in: judgedAreaIds(actor) }, ...after })
    .sort({ waitingAt: 1, _id: 1 })
    .limit(input.limit + 1)
    .lean()) as Check[]
  const { rows, next } = toPage(found, input.limit, (row) => (row.waitingAt ?? row.createdAt).getTime())
  const files = await attachmentsOf(
    context,
    rows.flatMap(({ fileId }) => fileId ?? []),
  )
  return { items: rows.map((row) => present(row, files)), next }
}
