import { Screen } from '@/platform/ui/screen'
import { useProfile } from '../../use-profile'
import { DeleteCard } from './delete-card'
import { ExportCard } from './export-card'

/** What is kept about me: take it along, or have it removed (PIPL art. 45, 47). */
export default function PrivacyPage() {
  const { query } = useProfile()
  return (
    <Screen of={query}>
      <ExportCard />
      <DeleteCard />
    </Screen>
  )
}
