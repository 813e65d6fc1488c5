import { OpenBallots } from '@/ballots/components/open-ballots'
import { DraftsCard } from '@/cases/components/drafts-card'
import { MyOpenCases } from '@/cases/components/my-open-cases'
import { PublicEntry } from '@/cases/components/public-entry'
import { ReportEntry } from '@/cases/components/report-entry'
import { SolvedHere } from '@/cases/components/solved-here'
import { StaffEntry } from '@/cases/components/staff-entry'
import { useCommunity } from '@/identity/community'
import { GuardianNeeded } from '@/identity/components/guardian-needed'
import { SignInCard } from '@/identity/components/sign-in-card'
import { WhereAmI } from '@/identity/components/where-am-i'
import { UnreadRow } from '@/notifications/components/unread-row'
import { useSignedIn } from '@/platform/api/session'
import { Screen } from '@/platform/ui/screen'

/** 首页: where am I, report, what is under way, what was solved around me. */
export default function Home() {
  const signedIn = useSignedIn()
  const community = useCommunity()
  return (
    <Screen className="home">
      <WhereAmI community={community} />
      <StaffEntry />
      <ReportEntry />
      <GuardianNeeded />
      <DraftsCard />
      {signedIn ? (
        <>
          <UnreadRow />
          <OpenBallots community={community} />
          <MyOpenCases />
        </>
      ) : (
        <>
          <SignInCard />
          <OpenBallots community={community} />
        </>
      )}
      <SolvedHere community={community} />
      <PublicEntry />
    </Screen>
  )
}
