import { View } from '@tarojs/components'
import { FieldFrame } from '@/platform/ui/field'
import { PhotoGrid } from '@/platform/ui/photo-grid'
import type { Photos } from '@/platform/ui/use-photos'
import { VoiceOrText } from '@/platform/ui/voice-or-text'
import type { CaseView } from '../../case'
import { CategoryPicker } from '../../pickers/category-picker'
import { ResultPicker } from '../../pickers/result-picker'
import { TargetPicker } from '../../pickers/target-picker'
import { UnitPicker } from '../../pickers/unit-picker'
import { UntilPicker } from '../../pickers/until-picker'
import { useProposals } from '../../pickers/use-proposals'
import type { StaffAction } from '../../steps/accepts'
import type { Asked, FieldName } from '../../steps/asked'
import type { useForm } from '../../steps/use-form'
import { STEP_WORDS } from '../../steps/words'

interface StepFieldsProps {
  view: CaseView
  action: StaffAction
  asked: Asked[]
  form: ReturnType<typeof useForm>
  photos: Photos
  errors: Partial<Record<FieldName, string>>
  explain?: string
}

/** The questions of a step, in the order people think. */
export function StepFields({
  view,
  action,
  asked,
  form: { values, change },
  photos,
  errors,
  explain,
}: StepFieldsProps) {
  const proposals = useProposals(view, asked, values.categoryCode)
  return (
    <View>
      {explain && <View className="step-page__explain">{explain}</View>}
      {asked.map((question) => (
        <View key={question.field} className={`ask-${question.field}`}>
          {field(question)}
        </View>
      ))}
    </View>
  )

  function field({ field, required }: Asked) {
    const error = errors[field]
    const words = STEP_WORDS[action]
    switch (field) {
      case 'result':
        return (
          <ResultPicker
            words={words.results ?? ['通过', '不通过']}
            value={values.passed}
            onChange={(passed) => change({ passed })}
            error={error}
          />
        )
      case 'category':
        return (
          <CategoryPicker
            value={values.categoryCode}
            onChange={(categoryCode) => change({ categoryCode })}
            current={view.category}
            proposals={proposals}
            required={required}
            error={error}
          />
        )
      case 'unit':
        return (
          <UnitPicker
            label={action === 'assist' ? '协办单位' : '处置单位'}
            value={values.unitId}
            onChange={(unitId) => change({ unitId })}
            categoryCode={view.category?.code}
            disputed={view.disputedUnitIds}
            proposals={proposals}
            error={error}
          />
        )
      case 'target':
        return (
          <TargetPicker
            value={values.targetId}
            onChange={(targetId) => change({ targetId })}
            caseId={view.id}
            proposals={proposals}
            error={error}
          />
        )
      case 'until':
        return <UntilPicker value={values.until} onChange={(until) => change({ until })} error={error} />
      case 'photo':
        return (
          <FieldFrame label="现场照片" required={required} error={error}>
            <PhotoGrid photos={photos} />
          </FieldFrame>
        )
      case 'reason':
      case 'note':
        return sentence(field, required, error)
    }
  }

  function sentence(field: 'reason' | 'note', required: boolean, error?: string) {
    const { ask, example } = STEP_WORDS[action]
    // Where both are asked, the words of the step belong to the note, and the reason is why a return is decided anew.
    const again = field === 'reason' && asked.some((other) => other.field === 'note')
    const label = again ? '这样决定的理由' : (ask ?? '说明')
    return (
      <FieldFrame label={label} required={required} error={error}>
        <VoiceOrText
          name={field}
          label={label}
          value={values[field]}
          onChange={(text) => change({ [field]: text })}
          placeholder={example ?? (required ? undefined : '可以不填')}
          maxLength={1000}
        />
      </FieldFrame>
    )
  }
}
