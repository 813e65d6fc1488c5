import { useState } from 'react'
import { usePage } from '@/platform/api/use-page'
import { Screen } from '@/platform/ui/screen'
import { Listing } from '../../parts/listing'
import { HideSheet } from './hide-sheet'
import { ItemCard, type ModerationItem } from './item-card'

/** 内容审核: words and photos that the public does not see until somebody has looked at them. */
export default function Moderation() {
  const page = usePage('moderation.queue', {})
  const [hiding, setHiding] = useState<ModerationItem>()
  return (
    <Screen className="moderation-page">
      <Listing
        of={page}
        empty="没有等待审核的内容"
        draw={(item) => (
          <ItemCard key={item.id} item={item} onDone={page.reload} onHide={() => setHiding(item)} />
        )}
      />
      <HideSheet item={hiding} onDone={page.reload} onClose={() => setHiding(undefined)} />
    </Screen>
  )
}
