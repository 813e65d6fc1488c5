import { useRouter } from '@tarojs/taro'
import { Empty } from '@/platform/ui/empty'
import { Screen } from '@/platform/ui/screen'
import { isStaffAction } from '../../steps/accepts'
import { StepPage } from './step-page'

/** One step of a case: asks exactly what it needs. */
export default function Step() {
  const { id = '', action = '' } = useRouter().params
  if (!isStaffAction(action)) return <Screen empty emptyText={<Empty text="没有这一步" icon="info" />} />
  return <StepPage id={id} action={action} />
}
