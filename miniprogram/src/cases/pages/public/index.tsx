import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Screen } from '@/platform/ui/screen'
import { Segmented } from '@/platform/ui/segmented'
import { PublicList } from './public-list'
import { PublicMap } from './public-map'

const views = [
  { value: 'list', label: '列表' },
  { value: 'map', label: '地图' },
] as const

/** 身边的事: what is public, as a list or on the map. */
export default function PublicPage() {
  const { view: first } = useRouter().params
  const [view, setView] = useState<'list' | 'map'>(first === 'map' ? 'map' : 'list')
  return (
    <Screen className="public">
      <Segmented label="怎么看" options={views} value={view} onChange={setView} />
      {view === 'list' ? <PublicList /> : <PublicMap />}
    </Screen>
  )
}
