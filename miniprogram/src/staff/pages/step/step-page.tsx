import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useQuery } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { Screen } from '@/platform/ui/screen'
import { confirm, toast } from '@/platform/ui/tell'
import { usePhotos } from '@/platform/ui/use-photos'
import { workPage } from '../../case'
import { leaveFinished } from '../../finished'
import type { StaffAction } from '../../steps/accepts'
import { asked } from '../../steps/asked'
import { useForm } from '../../steps/use-form'
import { useSeen } from '../../steps/use-seen'
import { type Outcome, useStep } from '../../steps/use-step'
import { keptAs, openQuestions, stepInput } from '../../steps/values'
import { STEP_WORDS } from '../../steps/words'
import { ChangesCard } from './changes-card'
import { Impossible } from './impossible'
import { StepFields } from './step-fields'
import './step-page.scss'
import { SubjectCard } from './subject-card'

interface StepPageProps {
  id: string
  action: StaffAction
}

export function StepPage({ id, action }: StepPageProps) {
  const query = useQuery('cases.view', { id })
  const { base, changes, accept } = useSeen(query.data)
  const form = useForm(id, action)
  const photos = usePhotos(9, { form: keptAs(id, action) })
  const [tried, setTried] = useState(false)
  const ability = base?.abilities.find((one) => one.action === action)
  const words = STEP_WORDS[action]
  const label = ability?.label ?? ''
  const step = useStep(action, `${label}：${base?.title ?? ''}`, photos.kept)

  // A refusal means that the case is not what it was: look again, what is typed stays.
  const refused = step.problem && !step.problem.isPassing ? step.problem : undefined
  const { reload } = query
  const { renew } = photos
  useEffect(() => {
    if (refused) reload()
    if (refused?.code === 'FILE_UNKNOWN') renew()
  }, [refused, reload, renew])
  useEffect(() => {
    if (label) Taro.setNavigationBarTitle({ title: label })
  }, [label])

  const questions = base && ability ? asked(ability, action, base.category !== null) : []
  const open = openQuestions(questions, form.values, photos.photos.length)

  const submit = async () => {
    setTried(true)
    const [first] = Object.values(open)
    if (first) return toast(first)
    if (photos.uploading) return toast('照片还在上传，请稍候')
    if (photos.refused) return toast('有照片不能用，请删掉它再提交')
    if (!base) return
    if (words.confirm && !(await confirm({ title: label, ...words.confirm }))) return
    const input = stepInput(base, questions, form.values, photos.fileIds)
    finish(photos.pending ? step.keep(input) : await step.take(input))
  }

  const finish = (outcome: Outcome) => {
    if (outcome.kind === 'refused') return
    form.done()
    photos.done()
    if (outcome.kind === 'done') leaveFinished({ action, answer: outcome.answer })
    leave(id)
  }

  return (
    <Screen of={query} className="step-page" footer={footer()}>
      {base && <SubjectCard view={base} />}
      <ChangesCard changes={changes} />
      {base && ability && (
        <StepFields
          view={base}
          action={action}
          asked={questions}
          form={form}
          photos={photos}
          errors={tried ? open : {}}
          explain={words.explain}
        />
      )}
      {base && !ability && <Impossible values={form.values} />}
    </Screen>
  )

  function footer() {
    if (!base) return undefined
    if (changes.length > 0)
      return (
        <Button block className="accept-changes" onTap={accept}>
          知道了，继续填写
        </Button>
      )
    if (!ability)
      return (
        <Button block kind="plain" onTap={() => leave(id)}>
          回到案卷
        </Button>
      )
    return (
      <Button
        block
        kind={words.confirm?.danger ? 'danger' : 'primary'}
        busy={step.busy}
        className="step-submit"
        onTap={submit}
      >
        提交：{label}
      </Button>
    )
  }
}

/** Back to the case; opened without it below (h5, a link), the case takes its place. */
function leave(id: string) {
  if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
  else Taro.redirectTo({ url: workPage(id) })
}
