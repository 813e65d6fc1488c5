import { useEffect, useState } from 'react'
import { useCommunity } from '@/identity/community'
import { useCountyPage } from '@/platform/api/use-county'
import { Empty } from '@/platform/ui/empty'
import { Field } from '@/platform/ui/field'
import { Listed } from '@/platform/ui/listed'
import { Segmented } from '@/platform/ui/segmented'
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
      <Listed
        page={page}
        empty={
          <Empty text={q ? `没有找到和“${q}”有关的公开事项。` : '这里还没有公开的事项。'} icon="search" />
        }
      >
        {(one) => <PublicCard key={one.id} one={one} />}
      </Listed>
    </>
  )
}
