import { useSignedIn } from '@/platform/api/session'
import { Card, Row } from '@/platform/ui/card'
import { Screen } from '@/platform/ui/screen'
import { go } from '../../ballot'
import { BallotList } from '../../components/ballot-list'

/** 表决: what is announced, voted on and decided; everybody may look. */
export default function ListPage() {
  const signedIn = useSignedIn()
  return (
    <Screen className="ballots">
      <BallotList />
      {signedIn && (
        <Card>
          <Row title="我的房屋" value="认领" className="go-homes" onTap={() => go('homes')} />
        </Card>
      )}
    </Screen>
  )
}
