import type { Output } from '@/platform/api/contract'
import { Card, Row } from '@/platform/ui/card'

interface CountyCardProps {
  items: Output<'identity.tenants'>['items']
  chosen: string
  onChoose: (slug: string) => void
}

/** In which county; nothing to choose when there is one. */
export function CountyCard({ items, chosen, onChoose }: CountyCardProps) {
  if (items.length < 2) return <Card title={items[0]?.name} />
  return (
    <Card title="在哪个县">
      {items.map(({ slug, name }) => (
        <Row
          key={slug}
          className={`county-${slug}`}
          title={name}
          value={slug === chosen ? '✓ 已选' : ''}
          onTap={() => onChoose(slug)}
        />
      ))}
    </Card>
  )
}
