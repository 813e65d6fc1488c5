import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/platform/api/use-query'
import { Screen } from '@/platform/ui/screen'
import { formOf, newReward } from './form'
import { OnOffer } from './on-offer'
import { RewardFields } from './reward-fields'

/** A new reward of a shop, or one that is changed, restocked, taken down. */
export default function EditRewardPage() {
  const { id, shopId = '' } = useRouter().params
  const query = useQuery('rewards.staffReward', id ? { id } : null)
  const saved = query.data
  if (!id)
    return (
      <Screen className="edit-reward">
        <RewardFields shopId={shopId} first={newReward(Date.now())} />
      </Screen>
    )
  return (
    <Screen of={query} className="edit-reward">
      {saved && (
        <>
          <OnOffer reward={saved} onChange={query.setData} />
          <RewardFields key={saved.version} saved={saved} first={formOf(saved, Date.now())} />
        </>
      )}
    </Screen>
  )
}
