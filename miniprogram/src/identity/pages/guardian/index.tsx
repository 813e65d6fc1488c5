import { usePage } from '@/platform/api/use-page'
import { Screen } from '@/platform/ui/screen'
import { useProfile } from '../../use-profile'
import { ChildCard } from './child-card'
import { GivenCard } from './given-card'
import { GuardianCard } from './guardian-card'
import './index.scss'

/** A child shows a code; the guardian enters it on the own phone (PIPL art. 31). */
export default function GuardianPage() {
  const { me, query } = useProfile()
  const given = usePage('identity.guardianConsents', me && !me.needsGuardian ? {} : null)
  return (
    <Screen of={query}>
      {me?.needsGuardian ? (
        <ChildCard />
      ) : (
        <>
          <GuardianCard onAgreed={given.reload} />
          <GivenCard given={given.items} onWithdrawn={given.reload} />
        </>
      )}
    </Screen>
  )
}
