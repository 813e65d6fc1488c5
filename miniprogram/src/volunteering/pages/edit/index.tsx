import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useCommand } from '@/platform/api/use-command'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Screen } from '@/platform/ui/screen'
import { confirm, toast } from '@/platform/ui/tell'
import { ActivityForm, useActivityForm } from '../../components/activity-form'
import type { Activity } from '../../types'

/** An activity that has not begun, also a published one: who signed up is told what is new. */
export default function Edit() {
  const { id = '' } = useRouter().params
  const query = useQuery('volunteering.activity', { id })
  const one = query.data
  if (!one) return <Screen of={query} className="edit" />
  // A version that somebody else has made in between begins the form anew.
  return <EditForm key={one.version} one={one} onStale={query.reload} />
}

function EditForm({ one, onStale }: { one: Activity; onStale: () => void }) {
  const { form, setForm, wrong, input } = useActivityForm(one)
  const edit = useCommand('volunteering.edit')
  const told = one.state === 'published' && one.signedUp + one.waiting > 0
  const send = async () => {
    const mistake = wrong()
    if (mistake) return toast(mistake)
    const text = `已报名的 ${one.signedUp + one.waiting} 人会收到通知，写明改了什么。`
    if (told && !(await confirm({ title: '保存修改？', text, yes: '保存' }))) return
    const answer = await edit.run({ id: one.id, version: one.version, ...hoursOf(one), ...input() })
    // Perhaps somebody else was first: then the form begins anew with what he wrote.
    if (!answer) return onStale()
    toast(told ? '已保存，已通知报名的人' : '已保存')
    Taro.navigateBack()
  }
  return (
    <Screen
      className="edit"
      footer={
        <Button
          block
          className="save"
          busy={edit.busy}
          disabled={!one.abilities.includes('edit')}
          onTap={send}
        >
          {one.abilities.includes('edit') ? '保存修改' : '活动已开始或已取消，不能再改'}
        </Button>
      }
    >
      {one.seriesId && <View className="soft">只改这一次，系列里的其他几次不变。</View>}
      <ActivityForm form={form} setForm={setForm} problem={edit.problem} />
    </Screen>
  )
}

const HOUR = 3_600_000

/** Hours before the begin until which one signs up, and cancels without being late: they stay as they are. */
function hoursOf({ startsAt, signUpUntil, cancelUntil }: Activity) {
  const before = (until: string) => Math.round((Date.parse(startsAt) - Date.parse(until)) / HOUR)
  return { signUpHours: before(signUpUntil), cancelHours: before(cancelUntil) }
}
