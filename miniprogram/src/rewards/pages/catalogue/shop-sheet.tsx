import type { Item } from '@/platform/api/contract'
import { usePage } from '@/platform/api/use-page'
import { Choice } from '@/platform/ui/choice'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Sheet } from '@/platform/ui/sheet'

export type Shop = Item<'rewards.shops'>

interface ShopSheetProps {
  open: boolean
  chosen: Shop | undefined
  /** undefined: all of them. */
  onChoose: (shop: Shop | undefined) => void
  onClose: () => void
}

/** Whose rewards to see. */
export function ShopSheet({ open, chosen, onChoose, onClose }: ShopSheetProps) {
  const page = usePage('rewards.shops', open ? { limit: 50 } : null)
  return (
    <Sheet title="看哪家店" open={open} onClose={onClose}>
      <Choice
        title="全部店铺"
        className="shop-all"
        on={chosen === undefined}
        onTap={() => onChoose(undefined)}
      />
      <Listed page={page} empty={<Empty text="还没有店铺。" />}>
        {(one) => (
          <Choice
            key={one.id}
            title={one.name}
            hint={one.address}
            className={`shop-${one.id}`}
            on={one.id === chosen?.id}
            onTap={() => onChoose(one)}
          />
        )}
      </Listed>
    </Sheet>
  )
}
