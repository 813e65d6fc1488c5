import { useEffect, useState } from 'react'
import { useCommunity } from '@/identity/community'
import { useCountyPage } from '@/platform/api/use-county'
import { Empty } from '@/platform/ui/empty'
import { Failed } from '@/platform/ui/failed'
import { Field } from '@/platform/ui/field'
import { ListEnd } from '@/platform/ui/list-end'
import { Segmented } from '@/platform/ui/segmented'
import { Skeleton } from '@/platform/ui/skeleton'
import { PublicCard } from './public-card'

/** Wait after the last letter before the server is asked, milliseconds. */
const settle = 500

/** Public cases newest first, of my community or the whole county, with a search. */
export function PublicList() {
  const community = useCommunity()
  const [where, setWhere] = useState<'community' | 'county'>(community ? 'community' : 'county')
  const [wanted, setWanted] = useState('')
  const [q, setQ] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQ(wanted.trim()), settle)
    return () => clearTimeout(timer)
  }, [wanted])
  const page = useCountyPage('cases.publicList', {
    areaId: where === 'community' ? community?.id : undefined,
    q: q || undefined,
    limit: 20,
  })
  return (
    <>
      {community && (
        <Segmented
          label="范围"
          options={[
            { value: 'community', label: community.name },
            { value: 'county', label: '全县' },
          ]}
          value={where}
          onChange={setWhere}
        />
      )}
      <Field
        name="search"
        label="找事项"
        placeholder="例如：路灯"
        maxLength={40}
        value={wanted}
        onChange={setWanted}
      />
      {content()}
    </>
  )

  function content() {
    if (page.problem && !page.answered) return <Failed problem={page.problem} onRetry={page.reload} />
    if (!page.answered) return <Skeleton />
    if (page.items.length === 0)
      return <Empty text={q ? `没有找到和“${q}”有关的公开事项。` : '这里还没有公开的事项。'} icon="search" />
    return (
      <>
        {page.items.map((one) => (
          <PublicCard key={one.id} one={one} />
        ))}
        <ListEnd page={page} />
      </>
    )
  }
}
