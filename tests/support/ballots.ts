import type { Input } from '@linli/shared/contract'
import type { County } from './county'

const DAY = 86_400_000

/** What a residents' question of the first community says when nothing else is given: 16 days from now, for three days. */
export function aBallot(
  county: County,
  more: Partial<Input<'ballots.create'>> = {},
): Input<'ballots.create'> {
  const now = county.server.clock.now()
  const [community] = county.communities
  return {
    title: '是否安装充电桩',
    areaId: community!._id,
    rules: { kind: 'yesNo' },
    voters: { kind: 'residents', areaIds: [community!._id] },
    opensAt: new Date(now + 16 * DAY).toISOString(),
    closesAt: new Date(now + 19 * DAY).toISOString(),
    ...more,
  }
}
