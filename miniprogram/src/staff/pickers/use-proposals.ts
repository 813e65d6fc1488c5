import { useQuery } from '@/platform/api/use-query'
import type { CaseView } from '../case'
import type { Asked } from '../steps/asked'

/** What the server proposes for a case: categories, a unit, the same matter nearby. Asked only where a form can use it. */
export function useProposals(view: CaseView | undefined, asked: Asked[], categoryCode?: string) {
  const useful = asked.some(({ field }) => field === 'category' || field === 'unit' || field === 'target')
  const { data } = useQuery(
    'cases.suggest',
    view && useful
      ? {
          text: view.text,
          place: { lng: view.place.lng, lat: view.place.lat },
          categoryCode: categoryCode ?? view.category?.code,
        }
      : null,
  )
  return data
}

export type Proposals = ReturnType<typeof useProposals>
