import { Card } from '@/platform/ui/card'
import { setElderMode, useElderMode } from '@/platform/ui/elder-mode'
import { Screen } from '@/platform/ui/screen'
import { SwitchRow } from '@/platform/ui/switch-row'

/** 我的: who I am, and how the app looks. */
export default function Me() {
  const elder = useElderMode()
  return (
    <Screen>
      <Card>
        <SwitchRow
          className="elder-mode"
          title="长辈版"
          hint="字更大,按钮更大"
          on={elder}
          onChange={setElderMode}
        />
      </Card>
    </Screen>
  )
}
