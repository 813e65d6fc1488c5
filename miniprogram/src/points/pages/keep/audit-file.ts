import type { Output } from '@/platform/api/contract'

/**
 * All postings of an account as JSON lines, each with the hash of the one before, and what their check came to.
 * @param pageAfter asks the server for the postings after a number
 */
export async function auditFile(
  accountId: string,
  pageAfter: (after: number) => Promise<Output<'points.audit'>>,
): Promise<{ text: string; valid: boolean; words: string }> {
  const lines: string[] = []
  let brokenAt: number | null = null
  let last = ''
  for (let after: number | null = 0; after !== null; ) {
    const page: Output<'points.audit'> = await pageAfter(after)
    for (const event of page.events) lines.push(JSON.stringify(event))
    last = page.events.at(-1)?.hash ?? last
    brokenAt ??= page.brokenAt
    after = page.next
  }
  const head = JSON.stringify({
    account: accountId,
    postings: lines.length,
    valid: brokenAt === null,
    brokenAt,
    lastHash: last,
  })
  const words =
    brokenAt === null
      ? `${lines.length} 条记录首尾相接，没有被改动。最后的指纹：${last.slice(0, 16)}`
      : `从第 ${brokenAt} 条起对不上，可能被改动过，请报告县管理员。`
  return { text: `${[head, ...lines].join('\n')}\n`, valid: brokenAt === null, words }
}
