import type { PageList } from '@/platform/api/use-page'
import { Choice } from '@/platform/ui/choice'
import { Empty } from '@/platform/ui/empty'
import { Listed } from '@/platform/ui/listed'
import { Sheet } from '@/platform/ui/sheet'

interface Shop {
  id: string
  name: string
  address: string
}

interface ShopSheetProps<S extends Shop> {
  /** The shops there are to choose from. */
  page: PageList<S>
  open: boolean
  /** The id of the one that is chosen. */
  chosen: string | undefined
  /** undefined: all of them. */
  onChoose: (shop: S | undefined) => void
  onClose: () => void
}

/** Whose rewards or orders to see. */
export function ShopSheet<S extends Shop>({ page, open, chosen, onChoose, onClose }: ShopSheetProps<S>) {
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
            on={one.id === chosen}
            onTap={() => onChoose(one)}
          />
        )}
      </Listed>
    </Sheet>
  )
}
