import { useState } from 'react'
import type { Query } from '@/platform/api/use-query'
import { Button } from '@/platform/ui/button'
import { FieldFrame } from '@/platform/ui/field'
import { PhotoGrid } from '@/platform/ui/photo-grid'
import { Sheet } from '@/platform/ui/sheet'
import { usePhotos } from '@/platform/ui/use-photos'
import { VoiceOrText } from '@/platform/ui/voice-or-text'
import type { Case } from '../../case'
import { useStep } from './use-step'

/** What a resident adds with words and photos, and how it is called. */
const kinds = {
  remark: { title: '补充说明', label: '想补充什么', yes: '补充', done: '已补充', field: 'note' },
  resubmit: { title: '补充情况', label: '按要求补充', yes: '提交补充', done: '已提交补充', field: 'note' },
  unsolved: {
    title: '还没解决',
    label: '哪里没有解决',
    yes: '重新办理',
    done: '已重新交给单位办理',
    field: 'reason',
  },
} as const

export type WordsKind = keyof typeof kinds

interface WordsSheetProps {
  kind: WordsKind
  query: Query<Case>
  onClose: () => void
}

/** Words and photos for one step of the case. */
export function WordsSheet({ kind, query, onClose }: WordsSheetProps) {
  const { title, label, yes, done, field } = kinds[kind]
  const [words, setWords] = useState('')
  const photos = usePhotos(9, { video: true })
  const step = useStep(`cases.${kind}`, query)
  const send = async () => {
    const input = { [field]: words.trim(), attachments: photos.fileIds }
    if (await step.run(input as never, done)) onClose()
  }
  return (
    <Sheet
      title={title}
      open
      onClose={onClose}
      footer={
        <Button
          block
          className={`send-${kind}`}
          busy={step.busy}
          disabled={photos.uploading || words.trim().length === 0}
          onTap={send}
        >
          {photos.uploading ? '照片正在上传' : yes}
        </Button>
      }
    >
      <VoiceOrText
        name={field}
        label={label}
        value={words}
        onChange={setWords}
        placeholder={label}
        maxLength={1000}
      />
      <FieldFrame label="照片" error={step.problem?.field('attachments')}>
        <PhotoGrid photos={photos} />
      </FieldFrame>
    </Sheet>
  )
}
