import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/platform/api/client'
import { tenant, useSignedIn } from '@/platform/api/session'
import { useCountyQuery } from '@/platform/api/use-county'
import { getPlace } from '@/platform/device/place'
import { Button } from '@/platform/ui/button'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { tellProblem, toast } from '@/platform/ui/tell'
import { type Community, chooseCommunity, useCommunity } from '../../community'

/** Choosing the community I live in: by the phone's place, or from the list of the towns. */
export default function CommunityPage() {
  const query = useCountyQuery('areas.tree', {})
  const current = useCommunity()
  const signedIn = useSignedIn()
  const [busy, setBusy] = useState(false)

  const take = async (community: Community) => {
    setBusy(true)
    try {
      await chooseCommunity(community, signedIn)
      toast(`已选${community.name}`)
      Taro.navigateBack()
    } catch (problem) {
      tellProblem(problem)
    } finally {
      setBusy(false)
    }
  }

  const locate = async () => {
    setBusy(true)
    try {
      const place = await getPlace()
      if (!place) return toast('没有取得位置，请从下面的名单里选')
      const { community } = await call('areas.locate', { tenant: await tenant(), ...place })
      await take(community)
    } catch (problem) {
      tellProblem(problem)
    } finally {
      setBusy(false)
    }
  }

  const areas = query.data?.items ?? []
  const towns = areas.filter(({ level }) => level === 'town')
  return (
    <Screen
      of={query}
      empty={towns.length === 0}
      emptyText="本县还没有登记社区"
      footer={
        <Button block busy={busy} className="locate" onTap={locate}>
          用我现在的位置
        </Button>
      }
    >
      {towns.map((town) => (
        <Card key={town.id} title={town.name}>
          {areas
            .filter(({ level, parentId }) => level === 'community' && parentId === town.id)
            .map(({ id, name }) => (
              <Row
                key={id}
                className={`community-${id}`}
                title={name}
                value={id === current?.id ? '现在的选择' : ''}
                onTap={() => take({ id, name })}
              />
            ))}
        </Card>
      ))}
    </Screen>
  )
}
